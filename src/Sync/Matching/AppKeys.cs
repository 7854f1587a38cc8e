using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Matching;

/// <summary>The natural keys of records that the app has: whom they are with may be named by the app's own id.</summary>
internal sealed class AppKeys(ServerDb db, ReferenceResolver references)
{
    /// <summary>The key; null when the record has none, or its customer, vendor or payee is not in QuickBooks.</summary>
    public Task<NaturalKey?> OfAsync(Record record, CancellationToken ct) => OfAsync(record, false, ct);

    /// <summary>The key; null when the record has none, or its customer, vendor or payee is not in QuickBooks.</summary>
    /// <param name="record">The record.</param>
    /// <param name="mayBeUndated">Whether a transaction without a date has one, with none in it.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<NaturalKey?> OfAsync(Record record, bool mayBeUndated, CancellationToken ct)
    {
        var section = SectionCatalogue.Find(record.Section)!;
        if (record.Name is not { } name || (section.IsTransaction && record.TxnOn is null && !mayBeUndated))
        {
            return null;
        }

        return section.IsTransaction ? await WithPartyAsync(record, section, name, ct) : new NaturalKey(name, null, null, null);
    }

    private async Task<NaturalKey?> WithPartyAsync(Record record, SectionDef section, string name, CancellationToken ct)
    {
        if (record.App is null || JsonNode.Parse(record.App) is not JsonObject fields || WritableObjects.ForFields(
            section.Query, System.Text.Json.JsonSerializer.SerializeToElement(fields))?.Add is not { } add)
        {
            return null;
        }

        if (ReferenceFinder.Find(add, fields).FirstOrDefault(r => NaturalKey.IsParty(r.Path)) is not { } party)
        {
            return new NaturalKey(name, record.TxnOn, null, null);
        }

        switch (await references.ResolveAsync(record.CompanyId, party, ct))
        {
            case Resolution.Known known:
                var sections = SectionObjects.SectionsOf(party.Targets);
                var fullName =
                    await db.Records.Where(r => r.CompanyId == record.CompanyId && sections.Contains(r.Section) && r.Id == known.RecordId)
                        .Select(r => r.Name)
                        .SingleOrDefaultAsync(ct);
                return new NaturalKey(name, record.TxnOn, known.QuickBooksId, fullName);
            case Resolution.AsGiven:
                return new NaturalKey(name, record.TxnOn, party.Id, party.FullName);
            default:
                return null;
        }
    }
}
