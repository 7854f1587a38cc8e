using Microsoft.AspNetCore.Identity;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Does where there is no account what a wrong password does where there is one: the time does not tell which e-mail addresses are known.
/// </summary>
internal sealed class DummyPasswordCheck(IPasswordHasher<User> hasher, AccountLock accounts)
{
    private static readonly User Person = new() { Email = "" };

    // One for all requests, as making it takes as long as checking it.
    private static string? hash;

    public Task VerifyAsync(string password, CancellationToken ct)
    {
        hash ??= hasher.HashPassword(Person, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(Person, hash, password);
        return accounts.CountNobodyAsync(ct);
    }
}
