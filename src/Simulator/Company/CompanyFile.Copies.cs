namespace WebConnectorSync.Simulator.Company;

/// <summary>What a person does with the file as a whole: backups, copies, condensing.</summary>
public sealed partial class CompanyFile
{
    internal long? RestoredAt { get; private set; }

    internal long? CondensedAt { get; private set; }

    /// <summary>A backup of everything in the file.</summary>
    public Backup Snapshot()
    {
        lock (Gate)
        {
            return new Backup(
                Store.Copy(), [.. Deletions], MessageSets.Copy(), [.. ExtensionDefinitions], [.. CompanyExtensions], CondensedAt);
        }
    }

    /// <summary>
    /// Restores a backup: what happened since never happened, and the file says when it was restored. The backup can be restored again.
    /// </summary>
    public void Restore(Backup backup)
    {
        lock (Gate)
        {
            Take(backup);
            RestoredAt = HostClock.Now;
        }
    }

    /// <summary>The file as Windows copies it, into another folder: the same stamp, the same records, a life of its own.</summary>
    /// <param name="path">Where the copy lies.</param>
    public CompanyFile CopyTo(string path)
    {
        var copy = new CompanyFile(Settings.With(path));
        lock (Gate)
        {
            copy.Take(Snapshot());
            (copy.RestoredAt, copy.lastTxnNumber) = (RestoredAt, lastTxnNumber);
        }

        return copy;
    }

    /// <summary>
    /// Condenses the file: transactions dated before that day are gone, without a word in the list of what was deleted. Balances stay.
    /// </summary>
    public void Condense(DateOnly before)
    {
        lock (Gate)
        {
            foreach (var record in Store.All.Where(r => r.IsTransaction && r.TxnDate < before).ToList())
            {
                Store.Remove(record);
            }

            CondensedAt = HostClock.Now;
        }
    }

    /// <summary>Puts the marks of applications into another file, as adding the same .qwc there does.</summary>
    public void StampLikeThis(CompanyFile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var mark in CompanyExtensions.Where(e => e.Name == "FileID").ToList())
        {
            other.SetCompanyData(mark.Owner, mark.Name, mark.Value);
        }
    }

    private void Take(Backup backup)
    {
        ArgumentNullException.ThrowIfNull(backup);
        Store = backup.Store.Copy();
        Deletions = [.. backup.Deletions];
        MessageSets = backup.MessageSets.Copy();
        ExtensionDefinitions = [.. backup.Definitions];
        CompanyExtensions = [.. backup.CompanyExtensions];
        CondensedAt = backup.CondensedAt;
    }
}
