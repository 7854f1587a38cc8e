using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>getLastError: why the update stopped, or a pause.</summary>
internal sealed class GetLastErrorHandler(ServerDb db)
{
    // Exactly this word makes the Web Connector wait five seconds and ask for a message again (QBWC Programmer's Guide, getLastError).
    private const string NoOp = "NoOp";

    private const string Friendly = "Everything that could be done is done.";

    /// <summary>
    /// A pause while the session is held open, else the sentence that is ready; never empty, as the Web Connector shows it.
    /// </summary>
    public async Task<string> AnswerAsync(Session session, CancellationToken ct)
    {
        var sentence = session.LastError ?? session.EndReason ?? Friendly;
        var line = SessionTable.Find(session.State, SessionEvent.GetLastError);
        if (line.Do == SessionMove.Pause)
        {
            await IdleCall.SaveAsync(db, session, ct);
            return NoOp;
        }

        if (line.Do == SessionMove.Explain)
        {
            session.Go(line, SessionState.WaitForClose);
            session.EndReason ??= sentence;
            await db.SaveChangesAsync(ct);
        }

        return sentence;
    }
}
