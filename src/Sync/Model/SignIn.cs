namespace WebConnectorSync.Sync.Model;

/// <summary>A browser in which a person is signed in. Its cookie counts while this row is there.</summary>
internal sealed class SignIn
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public SignInMethod Method { get; init; }

    public DateTime CreatedAt { get; init; }
}

/// <summary>How a person proved who they are.</summary>
internal enum SignInMethod
{
    /// <summary>By a password alone.</summary>
    Password,

    /// <summary>By a password and a code, of an authenticator app or for recovery.</summary>
    Code,

    /// <summary>By a passkey.</summary>
    Passkey,

    /// <summary>By an OpenID provider.</summary>
    Provider,
}
