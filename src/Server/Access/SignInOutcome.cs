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

    /// <summary>No such account, or another password; which of the two is not said.</summary>
    public sealed record Wrong : SignInOutcome;

    /// <summary>Too many wrong passwords.</summary>
    public sealed record Locked(DateTime UntilAt) : SignInOutcome;
}
