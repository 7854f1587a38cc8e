using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Companies;
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
            var named = company.FileFor(session.Caller);
            if (IsAnotherOpen(meaning.Code) && named.Length > 0)
            {
                detail = $"The right one is {named}.";
            }

            company.Note(meaning.Code, detail, Now, Moment.Opening);
            if (IsPathDoubtful(meaning.Code) && named.Length > 0)
            {
                (company.FilePath, company.Identity) = NextPath(company, named, session.Caller, IsAnotherOpen(meaning.Code));
            }

            session.Go(line, SessionState.WaitForClose);
            session.LastError = $"{meaning.Message} {meaning.Advice}".CutTo(1000);
            session.EndReason = session.LastError;
            db.Log.Add(CompanyLog.Problem(company.Id, session.Id, Now, meaning, detail));
            await db.SaveChangesAsync(ct);
        }

        return Done;
    }

    private static bool IsAnotherOpen(string code) => code.ToUpperInvariant() is "0X8004040A";

    private static bool IsPathDoubtful(string code) => IsAnotherOpen(code) || code.ToUpperInvariant() is "0X80040403" or "0X80040406";

    // Another computer may name the file otherwise (a drive letter for a server's name), so another path that was right once is tried next.
    // Where no file is to be found, whatever file is open is looked at after the last of them: a file that was moved proves itself. While
    // another file is open, the right one is named again and again.
    private static (string? Path, FileIdentity Identity) NextPath(Company company, string named, string? caller, bool isAnotherOpen)
    {
        var own = company.Identity.Paths.Where(p => p.Standing == PathStanding.Confirmed).Select(p => p.Path).Order(
            StringComparer.OrdinalIgnoreCase).ToList();
        var after = own.FindIndex(p => p.Equals(named, StringComparison.OrdinalIgnoreCase)) + 1;
        var next = after > 0 && after < own.Count ? own[after] : isAnotherOpen ? own.FirstOrDefault() ?? named : null;
        return (
            next,
            company.Identity with
            {
                Paths = [.. company.Identity.Paths.Select(p => p.Caller == caller && p.Is(named) ? p with { Caller = null } : p)],
            });
    }
}
