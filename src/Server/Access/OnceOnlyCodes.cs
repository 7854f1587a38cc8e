using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Checks the codes of authenticator apps (TOTP, RFC 6238), each of which opens once: who looked over a shoulder is not let in by it.
/// </summary>
internal sealed class OnceOnlyCodes(ServerDb db, AccountLock accounts) : AuthenticatorTokenProvider<User>
{
    private const int Digits = 6;

    // While a code is taken, which is for five intervals of 30 seconds, there are nine.
    private const int Taken = 9;

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user)
    {
        // Other ways to write the number would be other texts of the same code.
        if (token.Length != Digits || !token.All(char.IsAsciiDigit) || !await base.ValidateAsync(purpose, token, manager, user))
        {
            return false;
        }

        var before = await db.Users.Where(u => u.Id == user.Id).Select(u => u.UsedCodes).SingleOrDefaultAsync();
        var used = before?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (before is null || used.Contains(token, StringComparer.Ordinal))
        {
            return false;
        }

        var after = string.Join(',', used.Append(token).TakeLast(Taken));

        // Once wrong ones have locked the account, also those that came at the same time open nothing.
        return await accounts.OpenToCodes(user.Id).Where(u => u.UsedCodes == before)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.UsedCodes, after)) > 0;
    }
}
