using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>
/// Tells the people of a company that its Web Connector came with a wrong password; once a minute, as guessing must not fill the log.
/// </summary>
internal sealed partial class WrongPassword(ServerDb db, ILogger<WrongPassword> logger)
{
    private const string Once = "The Web Connector came with a wrong password. No data was exchanged.";
    private const string Again =
        "Wrong passwords come again and again, so sign-ins of this company are slowed down. No data was exchanged, and the right " +
        "password still works.";

    /// <summary>Notes it.</summary>
    /// <param name="company">Whose user name it was; null for one that nobody has.</param>
    /// <param name="slowed">Who called, when wrong passwords come so often that sign-ins are slowed down; null otherwise.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task NoteAsync(Company? company, CallingConnector? slowed, DateTime now, CancellationToken ct)
    {
        if (company is null)
        {
            LogUnknownUser();
            return;
        }

        LogWrongPassword(company.Name);
        var minuteAgo = now.AddMinutes(-1);
        var code = slowed is null ? Meanings.WrongPassword : OwnCodes.SlowedDown;
        var text = slowed is null ? Once : $"{Again}{(slowed.Address is { } address ? $" The last came from {address}." : "")}";
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

    [LoggerMessage(EventIds.Sessions + 2, LogLevel.Warning, "A Web Connector came with a wrong password for {Company}")]
    private partial void LogWrongPassword(string company);

    [LoggerMessage(EventIds.Sessions + 3, LogLevel.Warning, "A Web Connector came with an unknown user name")]
    private partial void LogUnknownUser();
}
