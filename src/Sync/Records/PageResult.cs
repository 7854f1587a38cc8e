namespace WebConnectorSync.Sync.Records;

/// <summary>What storing a page did. The four add up to the different ids of the page.</summary>
/// <param name="Created">Not known before.</param>
/// <param name="Updated">Known, and changed in QuickBooks.</param>
/// <param name="Unchanged">Known and the same: nothing was written.</param>
/// <param name="Revived">Known as deleted, and back.</param>
internal readonly record struct PageResult(int Created, int Updated, int Unchanged, int Revived)
{
    public static PageResult operator +(PageResult a, PageResult b) =>
        new(a.Created + b.Created, a.Updated + b.Updated, a.Unchanged + b.Unchanged, a.Revived + b.Revived);
}
