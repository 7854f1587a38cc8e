using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Log;

/// <summary>One session: what happened and what was said.</summary>
internal sealed class SessionModel(ServerDb db, LogReader log) : CompanyPage
{
    public Session Session { get; private set; } = null!;

    /// <summary>Its messages, without their texts.</summary>
    public IReadOnlyList<Message> Messages { get; private set; } = [];

    /// <summary>Its lines of the log, oldest first.</summary>
    public IReadOnlyList<LogEntry> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid session, CancellationToken ct) => await ReadAsync(session, ct) ? Page() : NotFound();

    /// <summary>Its content alone, for a page that is open.</summary>
    public async Task<IActionResult> OnGetTalkAsync(Guid session, CancellationToken ct) =>
        await ReadAsync(session, ct) ? Part("_Session") : NotFound();

    private async Task<bool> ReadAsync(Guid id, CancellationToken ct)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.CompanyId == CompanyId, ct) is not { } session)
        {
            return false;
        }

        Session = session;
        Lines = await log.OfSessionAsync(id, ct);
        Messages = await db.Messages.Where(m => m.SessionId == id).OrderBy(m => m.Number).Select(m => new Message
        {
            SessionId = m.SessionId,
            Number = m.Number,
            Kind = m.Kind,
            Requests = m.Requests,
            RequestXml = "",
            HandedOutAt = m.HandedOutAt,
            AnsweredAt = m.AnsweredAt,
            QuickBooksMilliseconds = m.QuickBooksMilliseconds,
            AnswerBytes = m.AnswerBytes,
            RecordCount = m.RecordCount,
            Problem = m.Problem,
        }).ToListAsync(ct);
        return true;
    }
}
