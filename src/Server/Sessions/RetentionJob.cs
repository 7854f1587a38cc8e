using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Jobs;

namespace WebConnectorSync.Server.Sessions;

/// <summary>Removes old messages, log lines and sessions, a few at a time: a Web Connector that calls meanwhile waits for one small delete.</summary>
internal sealed class RetentionJob(ServerDbFactory databases, RetentionOptions options, TimeProvider clock) : IServerJob
{
    private const int LogLines = 1_000;
    private const int Sessions = 50;
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
        foreach (var company in await db.Companies.Select(c => c.Id).ToListAsync(ct))
        {
            await DeleteLogAsync(db, company, now.AddDays(-options.MessageDays), ct);
            await DeleteBatchesAsync(db, company, now.AddDays(-options.MessageDays), ct);
            await DeleteSessionsAsync(db, company, now.AddDays(-options.SessionDays), ct);
        }

        await DeleteMessagesAsync(db.Messages, now.AddDays(-options.MessageDays), ct);

        // That nothing was new is worth a line of the log for long, but not the texts.
        await DeleteMessagesAsync(db.Messages.Where(m => m.Kind == MessageKind.Import && m.RecordCount == 0 && m.Problem == null), now.AddDays(-options.QuietMessageDays), ct);
        await DeleteUntilItFitsAsync(db, now, ct);
    }

    // The oldest days go first, whole days at a time; what was said today stays.
    private async Task DeleteUntilItFitsAsync(ServerDb db, DateTime now, CancellationToken ct)
    {
        for (var days = options.MessageDays - 1; days >= 1 && options.MessageMegabytes > 0; days--)
        {
            var characters = await db.Messages.SumAsync(m => (long)m.RequestXml.Length + (m.AnswerXml == null ? 0 : m.AnswerXml.Length), ct);
            if (characters <= options.MessageMegabytes * Million)
            {
                return;
            }

            await DeleteMessagesAsync(db.Messages, now.AddDays(-days), ct);
        }
    }

    private static async Task DeleteLogAsync(ServerDb db, Guid company, DateTime before, CancellationToken ct)
    {
        List<Guid> old;
        do
        {
            old = await db.Log.Where(l => l.CompanyId == company && l.At < before).OrderBy(l => l.At).Select(l => l.Id).Take(LogLines).ToListAsync(ct);
            await db.Log.Where(l => old.Contains(l.Id)).ExecuteDeleteAsync(ct);
        }
        while (old.Count == LogLines);
    }

    // What was sent is kept as long as other messages; the newest says how large the next may be, and an open one is asked about yet.
    private static async Task DeleteBatchesAsync(ServerDb db, Guid company, DateTime before, CancellationToken ct)
    {
        var newest = await db.PostBatches.Where(b => b.CompanyId == company).OrderByDescending(b => b.Id).Select(b => b.Id).FirstOrDefaultAsync(ct);
        await db.PostBatches.Where(b => b.CompanyId == company && b.ClosedAt < before && b.Id != newest).ExecuteDeleteAsync(ct);
    }

    private static async Task DeleteSessionsAsync(ServerDb db, Guid company, DateTime before, CancellationToken ct)
    {
        List<Guid> old;
        do
        {
            // A session starts before it ends, and the index is on the start.
            old = await db.Sessions.Where(s => s.CompanyId == company && s.StartedAt < before && s.EndedAt < before).OrderBy(s => s.StartedAt).Select(s => s.Id).Take(Sessions).ToListAsync(ct);
            await db.Sessions.Where(s => old.Contains(s.Id)).ExecuteDeleteAsync(ct);
        }
        while (old.Count == Sessions);
    }

    private static async Task DeleteMessagesAsync(IQueryable<Message> messages, DateTime before, CancellationToken ct)
    {
        List<Guid> sessions;
        do
        {
            sessions = await messages.Where(m => m.HandedOutAt < before).Select(m => m.SessionId).Distinct().OrderBy(id => id).Take(Sessions).ToListAsync(ct);
            foreach (var session in sessions)
            {
                await messages.Where(m => m.SessionId == session && m.HandedOutAt < before).ExecuteDeleteAsync(ct);
            }
        }
        while (sessions.Count == Sessions);
    }
}
