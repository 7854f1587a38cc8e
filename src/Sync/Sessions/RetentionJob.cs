using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>
/// Removes old messages, log lines and sessions, a few at a time: a Web Connector that calls meanwhile waits for one small delete.
/// </summary>
internal sealed class RetentionJob(
    ServerDbFactory databases, TransactionRetry retry, RetentionOptions options, TimeProvider clock) : IServerJob
{
    private const int LogLines = Lots.Size;
    private const int Sessions = 50;
    private const int Batches = 50;
    private const int Messages = 100;
    private const long Million = 1_000_000;

    public async Task<string> WorkAsync(CancellationToken ct)
    {
        await RunAsync(ct);
        return "Removed what was past its days or more than fits.";
    }

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = databases.Create();
        foreach (var company in await retry.RunAsync(() => db.Companies.Select(c => c.Id).ToListAsync(ct), ct))
        {
            await RepeatAsync(() => DeleteOfCompanyAsync(db, company, now, ct), ct);
        }

        if (options.AuditDays > 0)
        {
            await RepeatAsync(() => RetentionOfRecords.DeleteAuditAsync(db, now.AddDays(-options.AuditDays), ct), ct);
        }

        await RepeatAsync(() => DeleteMessagesAsync(db.Messages, now.AddDays(-options.MessageDays), ct), ct);

        // That nothing was new is worth a line of the log for long, but not the texts.
        var quiet = db.Messages.Where(m => m.Kind == MessageKind.Import && m.RecordCount == 0 && m.Problem == null);
        await RepeatAsync(() => DeleteMessagesAsync(quiet, now.AddDays(-options.QuietMessageDays), ct), ct);
        await RepeatAsync(() => DeleteUntilItFitsAsync(db, now, ct), ct);
    }

    // A deadlock with one company's session does not put the others off until tomorrow.
    private Task<bool> RepeatAsync(Func<Task> work, CancellationToken ct) => retry.RunAsync(
        async () =>
        {
            await work();
            return true;
        },
        ct);

    private async Task DeleteOfCompanyAsync(ServerDb db, Guid company, DateTime now, CancellationToken ct)
    {
        await DeleteLogAsync(db, company, now.AddDays(-options.MessageDays), ct);
        await DeleteBatchesAsync(db, company, now.AddDays(-options.MessageDays), ct);
        await DeleteSessionsAsync(db, company, now.AddDays(-options.SessionDays), ct);
        if (options.DeletedRecordDays > 0)
        {
            await RetentionOfRecords.DeleteRecordsAsync(db, company, now.AddDays(-options.DeletedRecordDays), ct);
        }
    }

    // The oldest days go first, whole days at a time; what was said today stays. The lengths come from the index of the time.
    private async Task DeleteUntilItFitsAsync(ServerDb db, DateTime now, CancellationToken ct)
    {
        if (options.MessageMegabytes == 0)
        {
            return;
        }

        var characters = 0L;
        for (var days = 0; days < options.MessageDays; days++)
        {
            var (from, to) = (now.AddDays(-days - 1), days == 0 ? DateTime.MaxValue : now.AddDays(-days));
            characters += await db.Messages.Where(m => m.HandedOutAt >= from && m.HandedOutAt < to)
                .SumAsync(m => m.Characters, ct);
            if (characters > options.MessageMegabytes * Million)
            {
                await DeleteMessagesAsync(db.Messages, now.AddDays(-Math.Max(days, 1)), ct);
                return;
            }
        }
    }

    private static async Task DeleteLogAsync(ServerDb db, Guid company, DateTime before, CancellationToken ct)
    {
        List<Guid> old;
        do
        {
            old = await db.Log.Where(
                l => l.CompanyId == company && l.At < before).OrderBy(l => l.At).Select(l => l.Id).Take(LogLines).ToListAsync(ct);
            await db.Log.Where(l => old.Contains(l.Id)).ExecuteDeleteAsync(ct);
        }
        while (old.Count == LogLines);
    }

    // What was sent is kept as long as other messages; the newest says how large the next may be, and an open one is asked about yet.
    private static async Task DeleteBatchesAsync(ServerDb db, Guid company, DateTime before, CancellationToken ct)
    {
        var newest =
            await db.PostBatches.Where(b => b.CompanyId == company).OrderByDescending(b => b.Id).Select(b => b.Id).FirstOrDefaultAsync(ct);
        List<Guid> old;
        do
        {
            old = await db.PostBatches.Where(
                b => b.CompanyId == company
                    && b.ClosedAt < before
                    && b.Id != newest).OrderBy(b => b.Id).Select(b => b.Id).Take(Batches).ToListAsync(ct);
            await db.PostBatches.Where(b => b.CompanyId == company && old.Contains(b.Id)).ExecuteDeleteAsync(ct);
        }
        while (old.Count == Batches);
    }

    private static async Task DeleteSessionsAsync(ServerDb db, Guid company, DateTime before, CancellationToken ct)
    {
        List<Guid> old;
        do
        {
            // A session starts before it ends, and the index is on the start.
            old = await db.Sessions.Where(
                s => s.CompanyId == company
                    && s.StartedAt < before
                    && s.EndedAt < before).OrderBy(s => s.StartedAt).Select(s => s.Id).Take(Sessions).ToListAsync(ct);
            await db.Sessions.Where(s => old.Contains(s.Id)).ExecuteDeleteAsync(ct);
        }
        while (old.Count == Sessions);
    }

    // From the oldest on, along the index of their time: what stays is passed over once.
    private static async Task DeleteMessagesAsync(IQueryable<Message> messages, DateTime before, CancellationToken ct)
    {
        var from = DateTime.MinValue;
        while (true)
        {
            var lot = messages.Where(
                m => m.HandedOutAt >= from && m.HandedOutAt < before).OrderBy(m => m.HandedOutAt).Select(m => (DateTime?)m.HandedOutAt);
            if (await lot.FirstOrDefaultAsync(ct) is not { } first)
            {
                return;
            }

            var last = await lot.Skip(Messages - 1).FirstOrDefaultAsync(ct);
            await messages.Where(m => m.HandedOutAt >= first && m.HandedOutAt < before && (last == null || m.HandedOutAt <= last))
                .ExecuteDeleteAsync(ct);
            if (last is not { } reached)
            {
                return;
            }

            from = reached;
        }
    }
}
