using FluentValidation;
using FluentValidation.Results;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Sync.Values;

/// <summary>What validators found, as the API answers it and pages show it.</summary>
internal static class ValueProblems
{
    /// <summary>Everything that is wrong with a request's values; empty when nothing is.</summary>
    public static IReadOnlyList<FieldProblem> Problems<T>(this IValidator<T> validator, T value) =>
        validator.Validate(value).Errors.ConvertAll(Problem);

    /// <summary>For people who read it at a field or on the console: what is wrong and what would be right.</summary>
    public static string InWords(this FieldProblem problem) => $"{problem.Message} {problem.Advice}".TrimEnd();

    private static FieldProblem Problem(ValidationFailure failure) =>
        new(failure.PropertyName ?? "", failure.ErrorCode, failure.ErrorMessage, failure.CustomState as string ?? "");
}
