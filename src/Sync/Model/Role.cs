namespace WebConnectorSync.Sync.Model;

/// <summary>What somebody may do; each role may also do what the ones before it may.</summary>
internal enum Role
{
    /// <summary>Look at everything of their companies.</summary>
    Viewer,

    /// <summary>Run their companies: sync, reset, pause, rules, posts, the Web Connector's password.</summary>
    Bookkeeper,

    /// <summary>Connect and delete companies, people, keys, settings.</summary>
    Administrator,
}
