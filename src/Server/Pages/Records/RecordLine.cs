using System.Text.Json;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Documents;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Records;

/// <summary>A record as a row of a table.</summary>
/// <param name="Record">The record.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Party">Whom it is for; null when it names nobody.</param>
/// <param name="Amount">Its total, or how long; null when it has none.</param>
/// <param name="Kind">One of its section: "Invoice".</param>
internal sealed record RecordLine(Record Record, string Title, string? Party, string? Amount, string Kind)
{
    /// <summary>The address of its page, after the company's.</summary>
    public string Path => $"/records/{Record.Section}/{Record.Id}";

    /// <summary>Makes the row.</summary>
    public static RecordLine Of(Record record)
    {
        var section = SectionCatalogue.Find(record.Section)!;
        var fields = JsonSerializer.Deserialize<JsonElement>(record.QuickBooks ?? record.App ?? "{}");
        var worker = fields.TryGetProperty("entityRef", out var entity) ? FieldText.Line(entity, null) : null;
        var length = fields.TryGetProperty("duration", out var duration) ? FieldText.Line(
            duration, FieldShapes.Of(section, default, fields)["duration"]) : null;
        return new(
            record,
            record.Name ?? worker ?? $"{Paper.One(section)} without a number",
            section.IsTransaction ? Paper.PartyOf(fields) is { } party && party != worker ? party : null : null,
            section.IsTransaction ? Paper.TotalOf(fields) is { } total ? FieldText.Money(total) : length : null,
            Paper.One(section));
    }

    /// <summary>The state as a sign and a word.</summary>
    public static Mark MarkOf(RecordState state) => state switch
    {
        RecordState.Linked => new("ok", "Linked"),
        RecordState.QuickBooksOnly => new("none", "Only in QuickBooks"),
        RecordState.AppOnly => new("none", "Only in your app"),
        RecordState.Ignored => new("none", "Left out"),
        RecordState.Conflict => new("warn", "Needs a decision"),
        RecordState.Deleted => new("none", "Deleted"),
    };
}
