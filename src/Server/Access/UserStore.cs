using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// What ASP.NET Core Identity needs of our table of people. Its own tables have keys the database makes and text GUIDs; ours keep the
/// conventions of the other tables (docs/decisions/0008).
/// </summary>
internal sealed partial class UserStore(ServerDb db, AccountLock accounts, ValueKeys keys, TimeProvider clock)
    : IUserPasswordStore<User>, IUserLockoutStore<User>, IUserSecurityStampStore<User>
{
    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) =>
        Done(() => user.Email = userName ?? "");

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.EmailKey);

    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) =>
        Done(() => user.EmailKey = normalizedName ?? "");

    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken)
    {
        db.Users.Add(user);
        return SaveAsync(cancellationToken);
    }

    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => SaveAsync(cancellationToken);

    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken)
    {
        db.Users.Remove(user);
        return SaveAsync(cancellationToken);
    }

    public Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? db.Users.SingleOrDefaultAsync(
            u => u.Id == id, cancellationToken) : Task.FromResult<User?>(null);

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Users.SingleOrDefaultAsync(u => u.EmailKey == normalizedUserName, cancellationToken);

    public Task SetPasswordHashAsync(User user, string? passwordHash, CancellationToken cancellationToken) =>
        Done(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(User user, string stamp, CancellationToken cancellationToken) =>
        Done(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(user.LockedUntilAt is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null);

    public Task SetLockoutEndDateAsync(User user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Done(() => user.LockedUntilAt = lockoutEnd?.UtcDateTime);

    /// <summary>
    /// Counts and locks in the database. What Identity would do after it, from a copy it read before, is done then, so it hears of none.
    /// </summary>
    public async Task<int> IncrementAccessFailedCountAsync(User user, CancellationToken cancellationToken)
    {
        await accounts.CountAsync(user, cancellationToken);
        return 0;
    }

    public Task ResetAccessFailedCountAsync(User user, CancellationToken cancellationToken) => Done(() => user.FailedSignIns = 0);

    public Task<int> GetAccessFailedCountAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.FailedSignIns);

    public Task<bool> GetLockoutEnabledAsync(User user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(User user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    // The context belongs to the request.
    public void Dispose()
    {
    }

    private static Task Done(Action set)
    {
        set();
        return Task.CompletedTask;
    }

    private async Task<IdentityResult> SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }
    }
}
