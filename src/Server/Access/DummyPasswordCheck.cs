using Microsoft.AspNetCore.Identity;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Access;

/// <summary>Checks a password where there is no account, so that an unknown e-mail address takes as long as a wrong password.</summary>
internal sealed class DummyPasswordCheck(IPasswordHasher<User> hasher)
{
    private static readonly User Person = new() { Email = "" };

    private readonly string hash = hasher.HashPassword(Person, Guid.NewGuid().ToString());

    public void Verify(string password) => hasher.VerifyHashedPassword(Person, hash, password);
}
