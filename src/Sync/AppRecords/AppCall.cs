using FluentValidation;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.AppRecords;

/// <summary>A call that changes the app's side of a record.</summary>
/// <param name="CompanyId">The company.</param>
/// <param name="Section">The section, which the app can write.</param>
/// <param name="ExternalId">The app's own id.</param>
/// <param name="Post">Whether to post at once (true) or on request (false) whatever the rules say; null as the rules say.</param>
/// <param name="Key">Idempotency-Key; null without one.</param>
/// <param name="Hash">Of method, address and body: tells a repeated call from another one with the same key.</param>
internal sealed record AppCall(Guid CompanyId, SectionDef Section, string ExternalId, bool? Post, string? Key, string Hash);

/// <summary>What the app's id and the key of a call may be.</summary>
internal sealed class AppCallValidator : AbstractValidator<AppCall>
{
    public AppCallValidator()
    {
        RuleFor(c => c.ExternalId)
            .Length(1, ExternalIds.MaxLength)
                .Says("tooLong", "The external id has {TotalLength} characters.", $"Use 1 to {ExternalIds.MaxLength} characters.")

            // To SQL Server "A1" and "A1 " are equal, so spaces around an id are refused on every database.
            .Must(id => id == id.Trim()).Says("surroundedBySpaces", "The external id begins or ends with a space.", "Send it without.");
        RuleFor(c => c.Key)
            .Must(key => key is null || (key.Length is > 0 and <= IdempotencyStore.MaxKey && !key.Any(char.IsControl)))
            .OverridePropertyName(IdempotencyStore.Header)
            .Says(
                "badKey",
                $"The {IdempotencyStore.Header} cannot be used.",
                $"Use 1 to {IdempotencyStore.MaxKey} characters without control characters, for instance a UUID.");
    }
}
