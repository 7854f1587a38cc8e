using FluentValidation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api.Posts;

/// <summary>The body of "post selected".</summary>
/// <param name="RecordIds">Records of the company.</param>
internal sealed record PostSelectedBody(IReadOnlyList<Guid>? RecordIds)
{
    /// <summary>Records of the company.</summary>
    public IReadOnlyList<Guid>? RecordIds { get; } = RecordIds?.Distinct().ToList();

    public static PostSelectedBody Read(JsonFields fields) => new(fields.Ids("recordIds"));
}

/// <summary>What may be posted at once.</summary>
internal sealed class PostSelectedValidator : AbstractValidator<PostSelectedBody>
{
    private static readonly Bounds AtOnce = new(1, 500);

    public PostSelectedValidator() => RuleFor(b => b.RecordIds)
        .Required("The list of records", $"Choose {AtOnce}.")
        .Count(AtOnce).Says("outOfRange", "{Count} records are chosen, so nothing is posted.", $"Choose {AtOnce}.");
}
