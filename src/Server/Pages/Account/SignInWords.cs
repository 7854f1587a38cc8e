namespace WebConnectorSync.Server.Pages.Account;

/// <summary>What a person reads when signing in did not work: the same for every reason, as a difference would help guessers.</summary>
internal static class SignInWords
{
    public const string Wrong =
        "The e-mail address or the password is not right, or the account is locked for some minutes after too many wrong passwords. An " +
        "administrator can lift a lock with a new password.";

    public const string WrongCode =
        "The code is not right, was used before, or the account is locked for some minutes after too many wrong ones. The clock of the " +
        "phone must be right too.";

    public const string WrongPasskey = "No account here has this passkey. Sign in with your password, or try another passkey.";

    public const string Late = "The second step took too long, or the password was changed meanwhile. Begin again.";

    public const string ProviderRefused = "The sign-in was refused there, or took too long. Try again.";

    public const string Busy = "Too many tries at once. Wait a minute and try again.";

    /// <summary>The same in seconds, for a program.</summary>
    public const string Wait = "60";
}
