using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Keys;

/// <summary>Finds the key a program presents.</summary>
internal sealed class ApiKeyCheck(ServerDb db, KeyUse use, TimeProvider clock)
{
    /// <summary>The key with that text, or null when there is none, it was revoked or has expired. Notes that it was used.</summary>
    public async Task<ApiKey?> FindAsync(string text, CancellationToken ct)
    {
        var hash = ApiKeyCreation.Hash(text);
        var now = clock.GetUtcNow().UtcDateTime;
        var key = await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(
            k => k.Hash == hash && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now), ct);
        if (key is not null)
        {
            use.Note(key);
        }

        return key;
    }

    /// <summary>The companies a key opens; null: all.</summary>
    public async Task<IReadOnlySet<Guid>?> CompaniesAsync(ApiKey key, CancellationToken ct) => key.IsLimited
        ? (await db.ApiKeyCompanies.Where(c => c.ApiKeyId == key.Id).Select(c => c.CompanyId).ToListAsync(ct)).ToHashSet()
        : null;
}
