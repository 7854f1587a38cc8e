using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Access;

/// <summary>What came of signing in.</summary>
internal abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>It is that person.</summary>
    public sealed record Done(User User) : SignInOutcome;

    /// <summary>
    /// No such account, another password, or an account that is locked for a while; which of them is not said, as it would tell a stranger
    /// who has an account.
    /// </summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>So many try at once that this one was not looked at, or not answered.</summary>
    public sealed record Busy : SignInOutcome;
}
