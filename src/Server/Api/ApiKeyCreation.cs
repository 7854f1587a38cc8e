using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Data;

namespace WebConnectorSync.Server.Api;

/// <summary>Makes and revokes keys. A key is shown once; only its hash is kept.</summary>
internal sealed class ApiKeyCreation(ServerDb db, DatabaseProvider provider, TimeProvider clock)
{
    private const int RandomBytes = 32;

    /// <summary>SHA-256, hexadecimal, as <see cref="ApiKey.Hash"/> holds it.</summary>
    public static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Makes a key of 256 random bits.</summary>
    /// <returns>The key, which nobody can read again.</returns>
    public async Task<string> CreateAsync(string name, CancellationToken ct)
    {
        var key = "wcs_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        await EnsureAsync(name, key, ct);
        return key;
    }

    /// <summary>Stores a key somebody else made. One that was revoked stays revoked.</summary>
    /// <returns>False when it was there already.</returns>
    public async Task<bool> EnsureAsync(string name, string key, CancellationToken ct)
    {
        var hash = Hash(key);
        if (await db.ApiKeys.AnyAsync(k => k.Hash == hash, ct))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var row = new ApiKey { Id = Guid.CreateVersion7(now), Name = name, Hash = hash, CreatedAt = now.UtcDateTime };
        db.ApiKeys.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (provider.IsUniqueViolation(e))
        {
            db.Entry(row).State = EntityState.Detached;
            return false;
        }
    }

    /// <summary>Revokes every key of that name.</summary>
    /// <returns>How many could be used until now.</returns>
    public Task<int> RevokeAsync(string name, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.ApiKeys.Where(k => k.Name == name && k.RevokedAt == null).ExecuteUpdateAsync(k => k.SetProperty(x => x.RevokedAt, now), ct);
    }
}
