namespace WebConnectorSync.Sync.Model;

/// <summary>What moved between the two sides.</summary>
/// <param name="Created">Records that are new here.</param>
/// <param name="Updated">Records that changed here.</param>
/// <param name="Deleted">Records that are gone in QuickBooks.</param>
/// <param name="Posted">Posts QuickBooks took.</param>
internal readonly record struct Brought(int Created, int Updated, int Deleted, int Posted)
{
    /// <summary>All of it.</summary>
    public int Moves => Created + Updated + Deleted + Posted;

    /// <summary>What came after <paramref name="before"/>.</summary>
    public static Brought operator -(Brought now, Brought before) =>
        new(now.Created - before.Created, now.Updated - before.Updated, now.Deleted - before.Deleted, now.Posted - before.Posted);
}
