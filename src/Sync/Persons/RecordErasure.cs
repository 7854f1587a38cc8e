using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Persons;

/// <summary>
/// Erases what is kept about a record that neither side has any more: its fields, what was written and asked of it, its name in the log,
/// and lists that people keep to look for it. The row stays with its ids, so that readers of the feed learn what to erase.
/// </summary>
internal sealed class RecordErasure(ServerDb db, UnitOfWork unit, AuditTrail audit, Caller caller, TimeProvider clock)
{
    private const string Erased = "(erased)";

    /// <summary>Erases it; null when there is no such record.</summary>
    public async Task<ErasureOutcome?> EraseAsync(Guid companyId, string section, Guid recordId, CancellationToken ct)
    {
        caller.Require(Role.Administrator, companyId);
        return await unit.RunAsync(companyId, () => TryAsync(companyId, section, recordId, ct), o => o is ErasureOutcome.Done, ct);
    }

    private async Task<ErasureOutcome?> TryAsync(Guid companyId, string section, Guid recordId, CancellationToken ct)
    {
        if (await db.Records.SingleOrDefaultAsync(
            r => r.CompanyId == companyId && r.Section == section && r.Id == recordId, ct) is not { } record)
        {
            return null;
        }

        if (await RefusalAsync(record, ct) is { } refusal)
        {
            return refusal;
        }

        await LeaveNothingAsync(record, ct);
        record.Erase(clock.GetUtcNow().UtcDateTime);
        ChangeFeed.Add(db, companyId, [(record, ChangeType.Deleted)], record.ModifiedAt);
        var company = await db.Companies.Where(c => c.Id == companyId).Select(c => c.Name).SingleAsync(ct);
        audit.Add(db, $"Erased what was kept about the record {recordId} of {section}.", companyId, company);
        return new ErasureOutcome.Done();
    }

    private async Task<ErasureOutcome.Refused?> RefusalAsync(Record record, CancellationToken ct) =>
        record.State != RecordState.Deleted
            ? record.QuickBooksId is not null
                ? new("QuickBooks still has the record; what is erased here would come back with the next session.",
                    "Delete it in QuickBooks first, and sync.")
                : new("The app still has the record.", "Delete it in the app first (DELETE of the record by its external id).")
        : record is { App: not null, AppDeletedAt: null }
            ? new("The app still has the record.", "Delete it in the app first (DELETE of the record by its external id).")
        : await db.Posts.AnyAsync(
            p => p.CompanyId == record.CompanyId && p.Section == record.Section && p.RecordId == record.Id
                && (p.Status == PostStatus.Sent || p.Status == PostStatus.Unknown || p.Status == PostStatus.Pending), ct)
            ? new("A post of the record is under way, and its message may be needed again.",
                "Wait for the next session, or cancel the post.")
        : null;

    private async Task LeaveNothingAsync(Record record, CancellationToken ct)
    {
        var (company, section, id) = (record.CompanyId, record.Section, record.Id);
        await SentAsync(record, ct);
        await db.Posts.Where(p => p.CompanyId == company && p.Section == section && p.RecordId == id).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.ErrorDetail, (string?)null).SetProperty(p => p.RefusedXml, (string?)null)
                .SetProperty(p => p.History, (string?)null), ct);
        await db.Decisions.Where(d => d.CompanyId == company && d.Section == section && d.RecordId == id).ExecuteDeleteAsync(ct);
        await db.Warnings.Where(w => w.CompanyId == company && w.Section == section && w.RecordId == id).ExecuteDeleteAsync(ct);
        await db.IdempotentCalls.Where(c => c.CompanyId == company)
            .Where(TextSearch.Contains<IdempotentCall>(db, id.ToString(), c => c.Body)).ExecuteDeleteAsync(ct);
        foreach (var sign in new[] { record.QuickBooksId, record.Name }.Where(s => s is { Length: > 0 }).Select(s => s!))
        {
            await MessagesAsync(company, System.Security.SecurityElement.Escape(sign), ct);
        }

        if (record.Name is { Length: > 0 } name)
        {
            await db.Log.Where(l => l.CompanyId == company).Where(TextSearch.Contains<LogEntry>(db, name, l => l.Text, l => l.Advice))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(l => l.Text, l => l.Text.Replace(name, Erased))
                        .SetProperty(l => l.Advice, l => l.Advice!.Replace(name, Erased)),
                    ct);
            await db.Audit.Where(a => a.CompanyId == company).Where(TextSearch.Contains<AuditEntry>(db, name, a => a.Action))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Action, a => a.Action.Replace(name, Erased)), ct);
            await FiltersAsync(name, ct);
        }
    }

    // A list that somebody keeps under a name, to look for this one: it finds nothing any more. Addresses are written in more than one
    // way, and there are few of them, so they are compared here.
    private async Task FiltersAsync(string name, CancellationToken ct)
    {
        var kept = await db.SavedFilters.AsNoTracking().Select(f => new { f.Id, f.Name, f.Query }).ToListAsync(ct);
        var naming = kept.Where(f => Has(f.Name, name) || Has(Uri.UnescapeDataString(f.Query.Replace('+', ' ')), name))
            .Select(f => f.Id).ToList();
        await db.SavedFilters.Where(f => naming.Contains(f.Id)).ExecuteDeleteAsync(ct);
    }

    // As whole words: who is called Ann is not in "planning".
    private static bool Has(string text, string name) => Regex.IsMatch(
        text, $@"(?<!\w){Regex.Escape(name)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // What carried its posts: an Add has neither its id nor its whole name.
    private async Task SentAsync(Record record, CancellationToken ct)
    {
        var posts = await db.Posts.AsNoTracking()
            .Where(p => p.CompanyId == record.CompanyId && p.Section == record.Section && p.RecordId == record.Id).ToListAsync(ct);
        var attempts = posts.SelectMany(PostAttempt.Of).ToList();
        List<Guid> batches = [.. posts.Select(p => p.BatchId).OfType<Guid>()];
        List<Guid> sessions = [.. attempts.Select(a => a.SessionId).Distinct()];
        await db.PostBatches.Where(b => b.CompanyId == record.CompanyId && b.ClosedAt != null)
            .Where(b => batches.Contains(b.Id) || sessions.Contains(b.SessionId))
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.RequestXml, ""), ct);
        foreach (var (session, number) in attempts.Select(a => (a.SessionId, a.Message)).Distinct())
        {
            await db.Messages.Where(m => m.SessionId == session && m.Number == number).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.RequestXml, "").SetProperty(m => m.AnswerXml, (string?)null), ct);
        }
    }

    // A message that speaks of it is blanked as a whole: its other records are kept in rows of their own. One that may have to go out
    // again stays; no post of this record is in it.
    private async Task MessagesAsync(Guid company, string sign, CancellationToken ct)
    {
        await db.Messages.Where(m => m.CompanyId == company && m.AnsweredAt != null)
            .Where(TextSearch.Contains<Message>(db, sign, m => m.RequestXml))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.RequestXml, ""), ct);
        await db.Messages.Where(m => m.CompanyId == company)
            .Where(TextSearch.Contains<Message>(db, sign, m => m.AnswerXml))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.AnswerXml, (string?)null), ct);
        await db.PostBatches.Where(b => b.CompanyId == company && b.ClosedAt != null)
            .Where(TextSearch.Contains<PostBatch>(db, sign, b => b.RequestXml))
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.RequestXml, ""), ct);
    }
}
