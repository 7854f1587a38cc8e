namespace WebConnectorSync.Sync.Storage.Sealing;

/// <summary>
/// Encrypts the keys of values with keys that lie outside of the database: who has the database alone, or a copy of it, can read none.
/// </summary>
internal interface IKeyWrapping
{
    /// <summary>Where its own keys are, for people.</summary>
    string Place { get; }

    /// <summary>A key as text that may be stored.</summary>
    string Wrap(byte[] key);

    /// <summary>The key of such a text; null when what it was encrypted with is not there.</summary>
    byte[]? Unwrap(string wrapped);
}
