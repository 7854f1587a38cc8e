using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>closeConnection: the end of a session.</summary>
internal sealed class CloseConnectionHandler(ServerDb db, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The session is over; the text goes into the Web Connector's status column.</summary>
    public async Task<string> AnswerAsync(Session session, CancellationToken ct)
    {
        var sentence = session.EndReason ?? session.LastError ?? "The Web Connector ended the update early.";
        if (SessionTable.Find(session.State, SessionEvent.CloseConnection).Do == SessionMove.End)
        {
            if (session.State != SessionState.Postponed)
            {
                db.Log.Add(CompanyLog.Line(session.CompanyId, session.Id, LogLevelWord.Info, Now, $"The update is over. {sentence}"));

                // The Web Connector's interval begins when an update ends.
                var company = await db.Companies.SingleAsync(c => c.Id == session.CompanyId, ct);
                company.NextContactAt = Now + ContactRule.Expect(company.CallsEveryMinutes, company.LowerLimit());
            }

            await SessionEnd.EndAsync(db, session, SessionEvent.CloseConnection, sentence, Now, ct);
            await db.SaveChangesAsync(ct);
        }

        return sentence;
    }
}
