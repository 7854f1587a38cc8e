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

    /// <summary>The password is right, and a second factor has to be shown.</summary>
    public sealed record NeedsCode : SignInOutcome;

    /// <summary>The second step came too long after the first, which has to be done again.</summary>
    public sealed record Late : SignInOutcome;

    /// <summary>
    /// No such account, another password or code, or an account that is locked for a while; which of them is not said, as it would tell a
    /// stranger who has an account.
    /// </summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>So many try at once that this one was not looked at, or not answered.</summary>
    public sealed record Busy : SignInOutcome;
}
