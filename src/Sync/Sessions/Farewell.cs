using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>The calls that explain and end: getLastError, connectionError, closeConnection.</summary>
internal sealed class Farewell(ServerDb db, TimeProvider clock)
{
    /// <summary>The one answer to connectionError; any other text would name another company file to write into.</summary>
    public const string Done = "done";

    // Exactly this word makes the Web Connector wait five seconds and ask for a message again (QBWC Programmer's Guide, getLastError).
    private const string NoOp = "NoOp";

    private const string Friendly = "Everything that could be done is done.";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>getLastError: a pause while the session is held open, else the sentence that is ready; never empty, as the Web Connector shows it.</summary>
    public async Task<string> ExplainAsync(Session session, CancellationToken ct)
    {
        var sentence = session.LastError ?? session.EndReason ?? Friendly;
        var move = SessionTable.Find(session.State, SessionEvent.GetLastError).Do;
        if (move == SessionMove.Pause)
        {
            await IdleCall.SaveAsync(db, session, ct);
            return NoOp;
        }

        if (move == SessionMove.Explain)
        {
            session.State = SessionState.WaitForClose;
            session.EndReason ??= sentence;
            await db.SaveChangesAsync(ct);
        }

        return sentence;
    }

    /// <summary>connectionError: remembers why QuickBooks or the file could not be opened, and always says <see cref="Done"/>.</summary>
    public async Task<string> GiveUpAsync(Session session, string hresult, string message, CancellationToken ct)
    {
        if (SessionTable.Find(session.State, SessionEvent.ConnectionError).Do == SessionMove.GiveUp)
        {
            var meaning = Meanings.HResult(hresult);
            var company = await db.Companies.SingleAsync(c => c.Id == session.CompanyId, ct);
            company.Note(meaning.Code, message, Now);
            if (IsPathDoubtful(meaning.Code))
            {
                // The file was moved, or is open under another spelling of its path (a drive letter for a server's name). Next time
                // whatever file is open is looked at, and recognised or refused by its FileID.
                company.FilePath = null;
            }

            session.State = SessionState.WaitForClose;
            session.LastError = $"{meaning.Message} {meaning.Advice}".CutTo(1000);
            session.EndReason = session.LastError;
            db.Log.Add(CompanyLog.Problem(company.Id, session.Id, Now, meaning, message));
            await db.SaveChangesAsync(ct);
        }

        return Done;
    }

    /// <summary>closeConnection: the session is over; the text goes into the Web Connector's status column.</summary>
    public async Task<string> EndAsync(Session session, CancellationToken ct)
    {
        var sentence = session.EndReason ?? session.LastError ?? "The Web Connector ended the update early.";
        if (SessionTable.Find(session.State, SessionEvent.CloseConnection).Do == SessionMove.End)
        {
            if (session.State != SessionState.Postponed)
            {
                db.Log.Add(CompanyLog.Line(session.CompanyId, session.Id, LogLevelWord.Info, Now, $"The update is over. {sentence}"));

                // Its clock begins anew when an update ends.
                var company = await db.Companies.SingleAsync(c => c.Id == session.CompanyId, ct);
                company.NextContactAt = Now + ContactRule.Expect(company.CallsEveryMinutes, company.LowerLimit());
            }

            await SessionEnd.EndAsync(db, session, sentence, Now, ct);
            await db.SaveChangesAsync(ct);
        }

        return sentence;
    }

    private static bool IsPathDoubtful(string code) => code.ToUpperInvariant() is "0X80040403" or "0X80040406" or "0X8004040A";
}
