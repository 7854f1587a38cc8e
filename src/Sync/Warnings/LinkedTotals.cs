using System.Text;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Warnings;

/// <summary>
/// Looks at records the app knows while QuickBooks brings them: a total somebody changed there, characters that were lost. What a post of
/// ours changed is stored with the answer to the post, so that it is not news when it comes here.
/// </summary>
internal sealed class LinkedTotals(ServerDb db, WarningStore warnings)
{
    private const int Lot = 200;

    /// <summary>Compares what is stored with what is about to be stored.</summary>
    public async Task LookAsync(WarningPlace place, RecordPage page, CancellationToken ct)
    {
        var isTransaction = SectionQuery.HasTransactions(place.Section);
        var linked = page.Known.Where(
            k => k.Value is { HasExternalId: true, State: not RecordState.Deleted }
                && IsWorthALook(page.Records[k.Key], k.Value, isTransaction)).Select(k => k.Key);
        foreach (var ids in linked.Chunk(Lot))
        {
            var known = await db.Records.AsNoTracking()
                .Where(
                    r => r.CompanyId == place.CompanyId
                        && r.Section == place.Section
                        && r.ExternalId != null
                        && r.QuickBooksId != null
                        && ids.Contains(r.QuickBooksId)
                        && r.State != RecordState.Deleted)
                .ToListAsync(ct);
            foreach (var record in known)
            {
                await LookAsync(place, record, page.Records[record.QuickBooksId!], ct);
            }
        }
    }

    // A character that was lost is a question mark in QuickBooks.
    private static bool IsWorthALook(StagedRecord coming, KnownRecord known, bool isTransaction) =>
        (isTransaction && coming.ContentHash != known.ContentHash) || coming.Json.Span.Contains((byte)'?');

    private async Task LookAsync(WarningPlace place, Record record, StagedRecord coming, CancellationToken ct)
    {
        var fields = Encoding.UTF8.GetString(coming.Json.Span);
        if (WarningCause.LostIn(record.App, fields) is { Count: > 0 } lost)
        {
            await warnings.RaiseAsync(
                place,
                OwnCodes.LostCharacters,
                record.Id,
                $"{Called(coming)} has question marks in {string.Join(", ", lost.Take(5))}.",
                ct);
        }

        if (SectionQuery.HasTransactions(place.Section) && coming.ContentHash != record.ContentHash
            && DocumentTotal.Of(record.QuickBooks) is { } before && DocumentTotal.Of(fields) is { } after && before != after)
        {
            await warnings.RaiseAsync(
                place, OwnCodes.TotalChanged, record.Id, $"{Called(coming)} is {after} now and was {before}.", ct, (before, after));
        }
    }

    private static string Called(StagedRecord record) =>
        record.Name is { Length: > 0 } name ? $"\"{name}\"" : $"The one with the id {record.QuickBooksId}";
}
