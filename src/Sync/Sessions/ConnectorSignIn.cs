using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>Checks who a Web Connector says it is.</summary>
internal sealed class ConnectorSignIn(CompanyPasswords passwords, WrongPassword wrongPassword, SignInThrottle throttle)
{
    /// <summary>Waits when wrong passwords came lately; false when too many wait already, and then the password is not looked at.</summary>
    public Task<bool> MayTryAsync(string userName, CancellationToken ct) => throttle.PassAsync(userName, ct);

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

        throttle.NoteWrong(userName);
        await wrongPassword.NoteAsync(company, caller, throttle.IsOn(userName), now, ct);
        return false;
    }
}
