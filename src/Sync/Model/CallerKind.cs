namespace WebConnectorSync.Sync.Model;

/// <summary>What kind of caller it is.</summary>
internal enum CallerKind
{
    /// <summary>Somebody who signed in on the pages.</summary>
    Person,

    /// <summary>A program with an API key.</summary>
    Key,

    /// <summary>This server itself.</summary>
    Server,
}
