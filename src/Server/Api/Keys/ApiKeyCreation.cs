using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api.Keys;

/// <summary>Makes and revokes keys. A key is shown once; only its hash is kept.</summary>
internal sealed class ApiKeyCreation(
    ServerDb db, IValidator<NewKey> validator, DatabaseProvider provider, Caller caller, AuditTrail audit, TimeProvider clock)
{
    private const int RandomBytes = 32;

    /// <summary>SHA-256, hexadecimal, as <see cref="ApiKey.Hash"/> holds it.</summary>
    public static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Makes a key of 256 random bits.</summary>
    public async Task<ApiKeyCreated> CreateAsync(NewKey wanted, CancellationToken ct)
    {
        caller.Require(Role.Administrator);
        if (validator.Problems(wanted) is { Count: > 0 } problems)
        {
            return new ApiKeyCreated.Refused(problems);
        }

        var (name, scope, expires) = (wanted.Name!, wanted.Scope, wanted.ExpiresAt);
        if (expires <= clock.GetUtcNow().UtcDateTime)
        {
            return new ApiKeyCreated.Refused(
                [new("expiresOn", "past", "The key would open nothing, as its last day is over.", "Choose a later day, or none.")]);
        }

        var key = "wcs_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        await StoreAsync(name, key, scope, expires, ct);
        var until = wanted.ExpiresOn is { } day ? $", until {day:yyyy-MM-dd}" : "";
        await audit.NoteAsync($"Made the API key \"{name}\" {scope.InWords}{until}.", null, ct);
        return new ApiKeyCreated.Done(key);
    }

    /// <summary>
    /// Stores the key of the configuration; the one that stood there before opens nothing any more. One that was revoked stays revoked.
    /// </summary>
    /// <returns>False when it was there already.</returns>
    public async Task<bool> EnsureSetupAsync(string key, CancellationToken ct)
    {
        var hash = Hash(key);
        var isNew = await StoreAsync(ApiKey.SetupName, key, ApiKeyScope.Everything, null, ct);

        // Also at a later start: the one before may have been killed in between.
        if (await db.ApiKeys.AnyAsync(k => k.Hash == hash && k.RevokedAt == null, ct))
        {
            await RevokeAsync(
                ApiKey.SetupName, db.ApiKeys.Where(k => k.Name == ApiKey.SetupName && k.Hash != hash && k.RevokedAt == null), ct);
        }

        return isNew;
    }

    private async Task<bool> StoreAsync(string name, string key, ApiKeyScope scope, DateTime? expires, CancellationToken ct)
    {
        var hash = Hash(key);
        if (await db.ApiKeys.AnyAsync(k => k.Hash == hash, ct))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var row = new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Hash = hash,
            IsReadOnly = scope.IsReadOnly,
            IsLimited = scope.Companies is not null,
            CreatedAt = now.UtcDateTime,
            ExpiresAt = expires,
        };
        db.ApiKeys.Add(row);
        db.ApiKeyCompanies.AddRange(
            (scope.Companies ?? []).Distinct().Select(id => new ApiKeyCompany { ApiKeyId = row.Id, CompanyId = id }));
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
    public Task<int> RevokeAsync(string name, CancellationToken ct) => RevokeAsync(name, db.ApiKeys.Where(k => k.Name == name), ct);

    /// <summary>Revokes one key.</summary>
    /// <returns>False when there is no such key in use.</returns>
    public async Task<bool> RevokeAsync(Guid id, CancellationToken ct) =>
        await db.ApiKeys.Where(k => k.Id == id).Select(k => k.Name).SingleOrDefaultAsync(ct) is { } name
        && await RevokeAsync(name, db.ApiKeys.Where(k => k.Id == id), ct) > 0;

    private async Task<int> RevokeAsync(string name, IQueryable<ApiKey> keys, CancellationToken ct)
    {
        caller.Require(Role.Administrator);
        var now = clock.GetUtcNow().UtcDateTime;
        var revoked = await keys.Where(k => k.RevokedAt == null).ExecuteUpdateAsync(k => k.SetProperty(x => x.RevokedAt, now), ct);
        if (revoked > 0)
        {
            await audit.NoteAsync($"Revoked the API key \"{name}\".", null, ct);
        }

        return revoked;
    }
}
