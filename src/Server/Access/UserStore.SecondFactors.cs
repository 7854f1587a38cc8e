using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Where Identity finds authenticator keys, recovery codes, passkeys and the names by which an OpenID provider knows people.
/// </summary>
internal sealed partial class UserStore
    : IUserTwoFactorStore<User>, IUserAuthenticatorKeyStore<User>, IUserTwoFactorRecoveryCodeStore<User>, IUserPasskeyStore<User>,
        IUserLoginStore<User>
{
    public Task SetTwoFactorEnabledAsync(User user, bool enabled, CancellationToken cancellationToken) =>
        Done(() => user.TwoFactorEnabled = enabled);

    public Task<bool> GetTwoFactorEnabledAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactorEnabled);

    public Task SetAuthenticatorKeyAsync(User user, string key, CancellationToken cancellationToken) =>
        Done(() => user.AuthenticatorKey = keys.Newest.Seal(Encoding.UTF8.GetBytes(key)));

    /// <summary>None when the server's own key was lost: no code of the app opens any more, a recovery code does.</summary>
    public Task<string?> GetAuthenticatorKeyAsync(User user, CancellationToken cancellationToken) => Task.FromResult(
        user.AuthenticatorKey is { } text && ValueKey.NumberOf(text) is { } number && keys.Find(number)?.Open(text) is { } key
            ? Encoding.UTF8.GetString(key)
            : null);

    public Task ReplaceCodesAsync(User user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Done(() => RecoveryCodes.Keep(user, recoveryCodes));

    public Task<bool> RedeemCodeAsync(User user, string code, CancellationToken cancellationToken) =>
        Task.FromResult(RecoveryCodes.Redeem(user, code));

    public Task<int> CountCodesAsync(User user, CancellationToken cancellationToken) => Task.FromResult(RecoveryCodes.Left(user));

    public async Task AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var (now, row) = (clock.GetUtcNow(), await RowAsync(passkey.CredentialId, cancellationToken));
        if (row is null)
        {
            db.Passkeys.Add(new()
            {
                Id = Guid.CreateVersion7(now),
                UserId = user.Id,
                CredentialHash = Hash(passkey.CredentialId),
                Name = passkey.Name ?? "Passkey",
                Info = JsonSerializer.Serialize(StoredPasskey.Of(passkey)),
                CreatedAt = now.UtcDateTime,
            });
            return;
        }

        (row.Info, row.LastUsedAt) = (JsonSerializer.Serialize(StoredPasskey.Of(passkey)), now.UtcDateTime);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken) =>
        (await db.Passkeys.AsNoTracking().Where(p => p.UserId == user.Id).ToListAsync(cancellationToken)).ConvertAll(StoredPasskey.Read);

    public Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var hash = Hash(credentialId);
        return db.Users.SingleOrDefaultAsync(
            u => db.Passkeys.Any(p => p.CredentialHash == hash && p.UserId == u.Id), cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) =>
        await RowAsync(credentialId, cancellationToken) is { } row && row.UserId == user.Id ? StoredPasskey.Read(row) : null;

    public async Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken)
    {
        if (await RowAsync(credentialId, cancellationToken) is { } row && row.UserId == user.Id)
        {
            db.Passkeys.Remove(row);
        }
    }

    public Task AddLoginAsync(User user, UserLoginInfo login, CancellationToken cancellationToken) => Done(() =>
    {
        var now = clock.GetUtcNow();
        db.UserLogins.Add(new()
        {
            Id = Guid.CreateVersion7(now),
            UserId = user.Id,
            SubjectHash = Hash(login.LoginProvider, login.ProviderKey),
            CreatedAt = now.UtcDateTime,
        });
    });

    public async Task RemoveLoginAsync(User user, string loginProvider, string providerKey, CancellationToken cancellationToken)
    {
        var hash = Hash(loginProvider, providerKey);
        db.UserLogins.RemoveRange(
            await db.UserLogins.Where(l => l.UserId == user.Id && l.SubjectHash == hash).ToListAsync(cancellationToken));
    }

    /// <summary>By the hashes alone, as nothing else is kept.</summary>
    public async Task<IList<UserLoginInfo>> GetLoginsAsync(User user, CancellationToken cancellationToken) =>
        (await db.UserLogins.AsNoTracking().Where(l => l.UserId == user.Id).ToListAsync(cancellationToken))
        .ConvertAll(l => new UserLoginInfo("", l.SubjectHash, null));

    public Task<User?> FindByLoginAsync(string loginProvider, string providerKey, CancellationToken cancellationToken)
    {
        var hash = Hash(loginProvider, providerKey);
        return db.Users.SingleOrDefaultAsync(u => db.UserLogins.Any(l => l.SubjectHash == hash && l.UserId == u.Id), cancellationToken);
    }

    private Task<Passkey?> RowAsync(byte[] credentialId, CancellationToken ct)
    {
        var hash = Hash(credentialId);
        return db.Passkeys.SingleOrDefaultAsync(p => p.CredentialHash == hash, ct);
    }

    private static string Hash(byte[] id) => Convert.ToHexString(SHA256.HashData(id));

    private static string Hash(string provider, string key) => Hash(Encoding.UTF8.GetBytes($"{provider} {key}"));

    /// <summary>What has to be kept of a passkey to know it again.</summary>
    private sealed record StoredPasskey(
        byte[] CredentialId, byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports, bool IsUserVerified,
        bool IsBackupEligible, bool IsBackedUp)
    {
        public static StoredPasskey Of(UserPasskeyInfo key) => new(
            key.CredentialId, key.PublicKey, key.CreatedAt, key.SignCount, key.Transports, key.IsUserVerified, key.IsBackupEligible,
            key.IsBackedUp);

        public static UserPasskeyInfo Read(Passkey row)
        {
            var key = JsonSerializer.Deserialize<StoredPasskey>(row.Info)!;
            return new(
                key.CredentialId, key.PublicKey, key.CreatedAt, key.SignCount, key.Transports, key.IsUserVerified, key.IsBackupEligible,
                key.IsBackedUp, attestationObject: [], clientDataJson: []) { Name = row.Name };
        }
    }
}
