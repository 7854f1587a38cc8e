using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Rules;

/// <summary>Some records of a section that only QuickBooks has, ready to be judged.</summary>
/// <param name="Records">The records as stored, by row.</param>
/// <param name="Candidates">What is judged of each, by row.</param>
/// <param name="Last">The last row's id.</param>
/// <param name="IsLast">No further lot follows.</param>
internal sealed record RecordBatch(
    IReadOnlyDictionary<Guid, Record> Records, IReadOnlyDictionary<Guid, Candidate> Candidates, Guid Last, bool IsLast);

/// <summary>Reads what is stored of QuickBooks lot by lot, so that memory does not grow with the company.</summary>
internal sealed class RecordBatches(ServerDb db, RuleCache ruleCache)
{
    private const int Size = 500;

    /// <summary>The lot after a row. Where the rules touch nothing it holds only what is ignored still.</summary>
    public async Task<RecordBatch> ReadAsync(Guid companyId, string section, Guid? after, CompanyRules rules, CancellationToken ct)
    {
        var scope = ruleCache.ScopeOf(rules);
        var rows = db.Records.AsNoTracking().Where(r =>
            r.CompanyId == companyId && r.Section == section && r.QuickBooksId != null && r.ExternalId == null && r.Settled == null
                && (after == null || r.Id > after));
        rows = scope.Evaluates(section)
            ? rows.Where(r => r.State == RecordState.QuickBooksOnly || r.State == RecordState.Ignored)
            : rows.Where(r => r.Reason != null && r.State == RecordState.Ignored);
        var records = await rows.OrderBy(r => r.Id).Take(Size).ToListAsync(ct);
        var map = scope.ReferencesOf(section);
        return new RecordBatch(
            records.ToDictionary(r => r.Id),
            records.ToDictionary(r => r.Id, r => Candidate(r, map, isSyncing: r.State == RecordState.QuickBooksOnly)),
            records.Count > 0 ? records[^1].Id : Guid.Empty,
            records.Count < Size);
    }

    /// <summary>A stored record as it is judged.</summary>
    /// <param name="record">The record.</param>
    /// <param name="map">Its references that can matter.</param>
    /// <param name="isSyncing">Whether that it syncs already counts.</param>
    /// <param name="isLinked">Both sides have it.</param>
    public static Candidate Candidate(
        Record record, FrozenDictionary<string, IReadOnlyList<string>> map, bool isSyncing = false, bool isLinked = false)
    {
        using var fields = JsonDocument.Parse(record.QuickBooks ?? "{}");
        var facts = CandidateReader.Facts(record.Section, record.Name, record.ParentId, record.IsActive, record.TxnOn, fields.RootElement);
        return new Candidate(record.QuickBooksId!, record.ParentId, facts, CandidateReader.References(fields.RootElement, map)) 
        {
            IsSyncing = isSyncing,
            IsLinked = isLinked,
        };
    }
}
