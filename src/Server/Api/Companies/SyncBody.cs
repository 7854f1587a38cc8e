using FluentValidation;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api.Companies;

/// <summary>The body that asks for a sync.</summary>
/// <param name="Mode">now: at the next contact. reset: forget how far the sections are synced and read everything again; nothing is
/// deleted. compare: hold all ids against those of QuickBooks, for what was deleted or merged long ago and for what was missed.</param>
/// <param name="Sections">The sections to reset or compare; all when absent.</param>
internal sealed record SyncBody(SyncMode? Mode, IReadOnlyList<string>? Sections)
{
    public static SyncBody Read(JsonFields fields) => new(fields.Word<SyncMode>("mode"), fields.Words("sections"));
}

/// <summary>What a sync may be asked for.</summary>
internal sealed class SyncValidator : AbstractValidator<SyncBody>
{
    private static readonly IReadOnlyList<string> Known = [.. SectionCatalogue.All.Select(s => s.Name)];

    public SyncValidator()
    {
        RuleFor(b => b.Mode).Required("The mode", $"One of: {string.Join(", ", EnumWords.Of<SyncMode>())}.");
        RuleFor(b => b.Sections).Must(s => s is not { Count: 0 }).Says(
            "empty", "The list of sections is empty.", "Leave it out to mean all, or name at least one.");
        RuleForEach(b => b.Sections).OneOf("section", Known);
    }
}

/// <summary>What becomes of a sync that was asked for.</summary>
/// <param name="Status">requested.</param>
/// <param name="NextContactAt">When the Web Connector is expected to call; null when it never called.</param>
/// <param name="Message">When it will happen, in one sentence.</param>
internal sealed record SyncRequestedJson(string Status, DateTime? NextContactAt, string Message);
