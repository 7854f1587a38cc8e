using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>Checks who a Web Connector says it is.</summary>
internal sealed class ConnectorSignIn(CompanyPasswords passwords, WrongPassword wrongPassword, SignInThrottle throttle)
{
    /// <summary>Whether the answer to the last wrong password is to be held back.</summary>
    public bool IsHeldBack { get; private set; }

    /// <summary>Whether the password is the company's; a wrong one is noted.</summary>
    /// <param name="company">The company with that user name; null when none has it, which takes as long.</param>
    /// <param name="userName">The user name.</param>
    /// <param name="password">The password.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task<bool> VerifyAsync(
        Company? company, string userName, string password, CallingConnector caller, DateTime now, CancellationToken ct)
    {
        if (passwords.Verify(company, password) && company is not null)
        {
            return true;
        }

        IsHeldBack = throttle.NoteWrong(userName, caller.Address);
        await wrongPassword.NoteAsync(company, caller, IsHeldBack, now, ct);
        return false;
    }

    /// <summary>Holds the answer to a wrong password back when several came; the sign-in is over by then.</summary>
    /// <returns>False when too many are held back already.</returns>
    public async Task<bool> HoldAsync(CallingConnector caller, CancellationToken ct) =>
        !IsHeldBack || await throttle.HoldAsync(caller.Address, ct);
}
