namespace WebConnectorSync.Sync.Model;

/// <summary>A browser in which a person is signed in. Its cookie counts while this row is there.</summary>
internal sealed class SignIn
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public DateTime CreatedAt { get; init; }
}
