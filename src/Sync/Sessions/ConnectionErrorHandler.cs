using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>connectionError: QuickBooks or the company file could not be opened.</summary>
internal sealed class ConnectionErrorHandler(ServerDb db, TimeProvider clock)
{
    /// <summary>The one answer; any other text would name another company file to write into.</summary>
    public const string Done = "done";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Remembers why QuickBooks or the file could not be opened, and always says <see cref="Done"/>.</summary>
    public async Task<string> AnswerAsync(Session session, string hresult, string message, CancellationToken ct)
    {
        var line = SessionTable.Find(session.State, SessionEvent.ConnectionError);
        if (line.Do == SessionMove.GiveUp)
        {
            var meaning = Meanings.HResult(hresult, Moment.Opening);
            var detail = meaning.IsKnown ? message : $"{message} (code {meaning.Code})".Trim();
            var company = await db.Companies.SingleAsync(c => c.Id == session.CompanyId, ct);
            company.Note(meaning.Code, detail, Now, Moment.Opening);
            if (IsPathDoubtful(meaning.Code))
            {
                // The file was moved, or is open under another spelling of its path (a drive letter for a server's name). Next time
                // whatever file is open is looked at, and recognised or refused by its FileID.
                company.FilePath = null;
            }

            session.Go(line, SessionState.WaitForClose);
            session.LastError = $"{meaning.Message} {meaning.Advice}".CutTo(1000);
            session.EndReason = session.LastError;
            db.Log.Add(CompanyLog.Problem(company.Id, session.Id, Now, meaning, detail));
            await db.SaveChangesAsync(ct);
        }

        return Done;
    }

    private static bool IsPathDoubtful(string code) => code.ToUpperInvariant() is "0X80040403" or "0X80040406" or "0X8004040A";
}
