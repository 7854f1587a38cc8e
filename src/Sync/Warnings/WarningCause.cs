using System.Text.Json;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Warnings;

/// <summary>Whether the cause of a warning about a record still exists.</summary>
internal static class WarningCause
{
    /// <summary>Whether the record as it is now gives no cause any more.</summary>
    public static bool IsGone(SectionWarning warning, WarnedRecord record) => warning.Code switch
    {
        OwnCodes.LinkedGone => record.State != RecordState.Deleted || !record.IsWanted,
        OwnCodes.LostCharacters => record.State == RecordState.Deleted || LostIn(record.App, record.QuickBooks).Count == 0,
        OwnCodes.TotalChanged =>
            record.State == RecordState.Deleted || !record.IsWanted || DocumentTotal.Of(record.QuickBooks) == warning.Was,
        _ => false,
    };

    /// <summary>The places of the app's fields whose characters QuickBooks could not keep.</summary>
    public static IReadOnlyList<string> LostIn(string? app, string? quickBooks)
    {
        // Most records have no question mark at all.
        if (app is null || quickBooks is null || !quickBooks.Contains('?', StringComparison.Ordinal))
        {
            return [];
        }

        using var sent = JsonDocument.Parse(app);
        using var kept = JsonDocument.Parse(quickBooks);
        return LostCharacters.In(sent.RootElement, kept.RootElement);
    }
}
