using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>
/// Notes that the Web Connector of a company came with a wrong password: in the company's state, and in its log, each once a minute, as
/// guessing must neither fill it nor keep others from writing.
/// </summary>
internal sealed partial class WrongPassword(ServerDb db, ChangeSignal signal, ILogger<WrongPassword> logger)
{
    private const string Once = "The Web Connector came with a wrong password. No data was exchanged.";
    private const string Again =
        "Wrong passwords come again and again, so sign-ins of this company are slowed down. No data was exchanged, and the right " +
        "password still works.";

    /// <summary>Notes it.</summary>
    /// <param name="company">Whose user name it was; null for one that nobody has.</param>
    /// <param name="caller">Who called.</param>
    /// <param name="isSlowed">Whether wrong passwords come so often that sign-ins are slowed down.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task NoteAsync(Company? company, CallingConnector caller, bool isSlowed, DateTime now, CancellationToken ct)
    {
        if (company is null)
        {
            LogUnknownUser();
            return;
        }

        LogWrongPassword(company.Name);
        var minuteAgo = now.AddMinutes(-1);
        if (!(company.SignInRefusedAt > minuteAgo && company.SignInRefusedAt <= now && company.SignInRefusedCaller == caller.Address))
        {
            await RememberAsync(company.Id, caller, now, ct);
        }

        var code = isSlowed ? OwnCodes.SlowedDown : Meanings.WrongPassword;
        var text = isSlowed ? $"{Again}{(caller.Address is { } address ? $" The last came from {address}." : "")}" : Once;
        if (await db.Log.AnyAsync(
            l => l.CompanyId == company.Id && l.At > minuteAgo && (l.Code == code || l.Code == OwnCodes.SlowedDown), ct))
        {
            return;
        }

        db.Log.Add(CompanyLog.Line(company.Id, null, LogLevelWord.Warning, now, text) with
        {
            Code = code,
            Advice = "Type the password again in the Password column of the Web Connector, or make a new one here first.",
            Actor = "bookkeeper",
        });
        await db.SaveChangesAsync(ct);
    }

    // It is the company's state until a good sign-in. A session that is open may be saving the same row, so nothing else is touched.
    private async Task RememberAsync(Guid companyId, CallingConnector caller, DateTime now, CancellationToken ct)
    {
        await db.Companies.Where(c => c.Id == companyId).ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.SignInRefusedAt, now)
                .SetProperty(c => c.SignInRefusedSince, c => c.SignInRefusedSince ?? now)
                .SetProperty(c => c.SignInRefusedCaller, caller.Address),
            ct);
        signal.Pulse(companyId);
    }

    [LoggerMessage(EventIds.Sessions + 2, LogLevel.Warning, "A Web Connector came with a wrong password for {Company}")]
    private partial void LogWrongPassword(string company);

    [LoggerMessage(EventIds.Sessions + 3, LogLevel.Warning, "A Web Connector came with an unknown user name")]
    private partial void LogUnknownUser();
}
