using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Keys;

/// <summary>Finds the key a program presents.</summary>
internal sealed class ApiKeyCheck(ServerDb db, TimeProvider clock)
{
    /// <summary>How exact <see cref="ApiKey.LastUsedAt"/> is: a busy app must not cost a write per request.</summary>
    private static readonly TimeSpan UsePrecision = TimeSpan.FromMinutes(1);

    /// <summary>The key with that text, or null when there is none or it was revoked. Notes that it was used.</summary>
    public async Task<ApiKey?> FindAsync(string text, CancellationToken ct)
    {
        var hash = ApiKeyCreation.Hash(text);
        var key = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash && k.RevokedAt == null, ct);
        if (key is not null)
        {
            await NoteUseAsync(key, ct);
        }

        return key;
    }

    /// <summary>The companies a key opens; null: all.</summary>
    public async Task<IReadOnlySet<Guid>?> CompaniesAsync(ApiKey key, CancellationToken ct) => key.IsLimited
        ? (await db.ApiKeyCompanies.Where(c => c.ApiKeyId == key.Id).Select(c => c.CompanyId).ToListAsync(ct)).ToHashSet()
        : null;

    private async Task NoteUseAsync(ApiKey key, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (key.LastUsedAt is null || now - key.LastUsedAt >= UsePrecision)
        {
            await db.ApiKeys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.LastUsedAt, now), ct);
        }
    }
}
