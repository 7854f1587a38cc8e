namespace WebConnectorSync.Sync.Model;

/// <summary>A person who signs in on the pages.</summary>
internal sealed class User : IVersioned
{
    public Guid Id { get; init; }

    /// <summary>How the person signs in and is named in the audit trail.</summary>
    public required string Email { get; set; }

    /// <summary><see cref="Email"/> as it is compared.</summary>
    public string EmailKey { get; set; } = "";

    /// <summary>Identity's hash.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with everything that must end the person's open sign-ins: password, role, companies.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Somebody else chose the password, so another must be chosen before anything else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>
    /// Whether a password alone is not enough: there is an <see cref="AuthenticatorKey"/> or a <see cref="Passkey"/>.
    /// </summary>
    public bool TwoFactorEnabled { get; set; }

    /// <summary>The secret that the person's authenticator app has too, encrypted; null without one.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The last codes of the app that were used, with commas between: each opens once.</summary>
    public string UsedCodes { get; set; } = "";

    /// <summary>SHA-256 of the recovery codes that were not used yet, in base 64 with spaces between.</summary>
    public string RecoveryCodes { get; set; } = "";

    public Role Role { get; set; }

    /// <summary>Sees only the companies of <see cref="UserCompany"/>; false: all, also those that come later.</summary>
    public bool IsLimited { get; set; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int FailedSignIns { get; set; }

    /// <summary>No sign-in before it; null when not locked.</summary>
    public DateTime? LockedUntilAt { get; set; }

    /// <summary>Wrong codes since the last right one. They are typed behind the password, so strangers cannot raise this.</summary>
    public int FailedCodes { get; set; }

    /// <summary>No code opens before it; null when one may.</summary>
    public DateTime? CodesLockedUntilAt { get; set; }

    public DateTime? LastSignInAt { get; set; }

    public DateTime CreatedAt { get; init; }

    public int Version { get; set; }
}
