using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// The code by which the first administrator shows that the server is theirs: it stands on the console of a server that nobody can sign in
/// to yet. All servers of a database have the same one.
/// </summary>
internal sealed class SetupCode(ServerDb db, DatabaseProvider provider)
{
    // 100 bits, in letters and digits that are not taken for each other.
    private const int Length = 20;
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>The code; made when there is none.</summary>
    public async Task<string> ReadAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is { } code)
        {
            return code;
        }

        var made = new ServerSetting { Name = ServerSetting.SetupCode, Value = RandomNumberGenerator.GetString(Letters, Length) };
        db.Settings.Add(made);
        try
        {
            await db.SaveChangesAsync(ct);
            return made.Value;
        }
        catch (DbUpdateException e) when (provider.IsUniqueViolation(e))
        {
            // Another server was first.
            db.Entry(made).State = EntityState.Detached;
            return (await FindAsync(ct))!;
        }
    }

    /// <summary>Whether somebody knows it; upper case, spaces and hyphens do not matter.</summary>
    public async Task<bool> IsAsync(string? said, CancellationToken ct) =>
        await FindAsync(ct) is { } code && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(code),
            Encoding.UTF8.GetBytes(string.Concat((said ?? "").Where(c => c is not (' ' or '-'))).ToLowerInvariant()));

    private Task<string?> FindAsync(CancellationToken ct) =>
        db.Settings.Where(s => s.Name == ServerSetting.SetupCode).Select(s => s.Value).SingleOrDefaultAsync(ct);
}
