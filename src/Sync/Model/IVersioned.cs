namespace WebConnectorSync.Sync.Model;

/// <summary>A row with a concurrency number kept by the program: the same on every database, and no store-generated columns.</summary>
internal interface IVersioned
{
    /// <summary>
    /// Raised by one at each save; a save against an older number changes nothing and throws DbUpdateConcurrencyException.
    /// </summary>
    int Version { get; set; }
}
