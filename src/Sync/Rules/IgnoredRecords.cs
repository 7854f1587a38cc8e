using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Rules;

/// <summary>Finds those of some records that do not sync, and why.</summary>
internal static class IgnoredRecords
{
    /// <summary>The ignored ones among the records of QuickBooks with these ids.</summary>
    public static async Task<Dictionary<QuickBooksKey, IgnoredRecord>> FindAsync(
        ServerDb db, Guid companyId, CompanyRules rules, IReadOnlyCollection<string> sections, IReadOnlyCollection<string> quickBooksIds, CancellationToken ct)
    {
        var rows = await quickBooksIds.ReadInLotsAsync(lot => db.Records.AsNoTracking()
            .Where(r => r.CompanyId == companyId && sections.Contains(r.Section) && r.QuickBooksId != null && lot.Contains(r.QuickBooksId) && r.State == RecordState.Ignored)
            .Select(r => new Record(r.State, r.Reason)
            {
                Section = r.Section, QuickBooksId = r.QuickBooksId, Name = r.Name, ParentId = r.ParentId, IsActive = r.IsActive, TxnOn = r.TxnOn,
                QuickBooks = r.QuickBooks, Settled = r.Settled,
            }), ct);
        return rows.Select(r => new IgnoredRecord(new(r.Section, r.QuickBooksId!), r.Name, r.ParentId, WhyIgnored(rules, r))).ToDictionary(r => r.Key);
    }

    /// <summary>Why a stored record is ignored: by a rule on itself, or by what its reason says.</summary>
    public static Finding WhyIgnored(CompanyRules rules, Record record)
    {
        var stored = new Finding(Finding.ClauseOf(record.Reason ?? "Ignored because of the rules."), Reach.Everything);
        if (record.Settled is not null || record.QuickBooks is null)
        {
            return stored;
        }

        using var fields = JsonDocument.Parse(record.QuickBooks);
        var facts = CandidateReader.Facts(record.Section, record.Name, record.ParentId, record.IsActive, record.TxnOn, fields.RootElement) with { HasJobs = true };

        // The rule counts only when it gave the stored reason: a job may be ignored because of its parent instead.
        return OwnRules.Find(rules, facts) is { } own && own.Reason == record.Reason ? own : stored;
    }
}
