using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Storage;

/// <summary>What all servers on one database have in common.</summary>
internal sealed class Installation(ServerDbFactory databases, DatabaseProvider provider)
{
    private Guid? ownerId;

    /// <summary>
    /// The OwnerID of every .qwc of this installation; made when first asked for. The Web Connector stamps it into company files,
    /// so it never changes, and is read once (QBWC Programmer's Guide, "OwnerID").
    /// </summary>
    public async Task<Guid> OwnerIdAsync(CancellationToken ct) => ownerId ??= await FindOrMakeAsync(ct);

    /// <summary>Whether a setting has that value.</summary>
    public async Task<bool> HasAsync(string name, string value, CancellationToken ct)
    {
        await using var db = databases.Create();
        return await db.Settings.AnyAsync(s => s.Name == name && s.Value == value, ct);
    }

    /// <summary>Gives a setting that value.</summary>
    public async Task KeepAsync(string name, string value, CancellationToken ct)
    {
        await using var db = databases.Create();
        if (await db.Settings.Where(s => s.Name == name).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, value), ct) > 0)
        {
            return;
        }

        db.Settings.Add(new() { Name = name, Value = value });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (provider.IsUniqueViolation(e))
        {
            // Another server that starts with the same configuration was first.
        }
    }

    private async Task<Guid> FindOrMakeAsync(CancellationToken ct)
    {
        await using var db = databases.Create();
        if (await FindAsync(db, ct) is { } known)
        {
            return known;
        }

        db.Settings.Add(new() { Name = ServerSetting.OwnerId, Value = Guid.NewGuid().ToString() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (provider.IsUniqueViolation(e))
        {
            // Another server was first; its id is the one.
            db.ChangeTracker.Clear();
        }

        return await FindAsync(db, ct) ?? throw new InvalidOperationException("The OwnerID was removed while it was read.");
    }

    private static async Task<Guid?> FindAsync(ServerDb db, CancellationToken ct) =>
        await db.Settings.Where(s => s.Name == ServerSetting.OwnerId).Select(s => s.Value).SingleOrDefaultAsync(ct) is { } text
            ? Guid.Parse(text)
            : null;
}
