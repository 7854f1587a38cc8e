using FluentValidation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Values;

/// <summary>What a validator says, as the tables of cases write it: "path code, path code"; empty when nothing is wrong.</summary>
internal static class Judging
{
    public static string Wrong<T>(this IValidator<T> validator, T value)
    {
        var problems = validator.Problems(value);
        Assert.All(problems, p => Assert.All([p.Code, p.Message, p.Advice], text => Assert.NotEmpty(text)));
        return string.Join(", ", problems.Select(p => $"{p.Path} {p.Code}".TrimStart()));
    }
}
