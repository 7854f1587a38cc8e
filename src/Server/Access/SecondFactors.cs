using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// One's own second factors: an authenticator app, passkeys, recovery codes. A change of them ends the other sign-ins. The page has
/// had the password confirmed.
/// </summary>
internal sealed class SecondFactors(
    ServerDb db, AccountSignIn signIn, UserStore store, AuditTrail audit, Caller caller, IDataProtectionProvider protection,
    ServerOptions server)
{
    /// <summary>How many passkeys one person may have.</summary>
    public const int MaxPasskeys = 20;

    // As long as somebody needs to fetch the phone.
    private static readonly TimeSpan Lives = TimeSpan.FromHours(1);

    private ITimeLimitedDataProtector Keys => Protector("new authenticator key");

    /// <summary>What a form brings back to show that the password was typed a while ago.</summary>
    public string Confirmation => Protector("confirmed password").Protect("", Lives);

    /// <summary>Whether it is such a <see cref="Confirmation"/> of the same person, not too old.</summary>
    public bool IsConfirmation(string? text) => Read(Protector("confirmed password"), text) is not null;

    /// <summary>The account of who asks.</summary>
    public Task<User> MeAsync(CancellationToken ct) => db.Users.SingleAsync(u => u.Id == caller.Id, ct);

    /// <summary>A new cookie for who asks, whose account was changed.</summary>
    public async Task RefreshAsync(CancellationToken ct) => await signIn.RefreshSignInAsync(await MeAsync(ct));

    /// <summary>The passkeys of who asks, the oldest first.</summary>
    public Task<List<Passkey>> PasskeysAsync(CancellationToken ct) =>
        db.Passkeys.AsNoTracking().Where(p => p.UserId == caller.Id).OrderBy(p => p.CreatedAt).ToListAsync(ct);

    /// <summary>A key for an authenticator app, or one that a form brings back.</summary>
    /// <param name="secret">What <see cref="NewAppKey.Secret"/> was; null for a new one.</param>
    public NewAppKey AppKey(string? secret)
    {
        var key = Read(Keys, secret) ?? signIn.UserManager.GenerateNewAuthenticatorKey();
        return new(key, Keys.Protect(key, Lives), Address(key));
    }

    /// <summary>Takes the app whose key that is, when it shows the right code.</summary>
    /// <returns>The recovery codes when there were none before, an empty list otherwise; null for a wrong code or a late one.</returns>
    public async Task<IReadOnlyList<string>?> AddAppAsync(string? secret, string? code, CancellationToken ct)
    {
        var (me, users) = (await MeAsync(ct), signIn.UserManager);
        if (Read(Keys, secret) is not { } key)
        {
            return null;
        }

        await store.SetAuthenticatorKeyAsync(me, key, ct);
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (!await users.VerifyTwoFactorTokenAsync(me, users.Options.Tokens.AuthenticatorTokenProvider, digits))
        {
            await db.Entry(me).ReloadAsync(ct);
            return null;
        }

        return await AddedAsync(me, "Added an authenticator app.", ct);
    }

    /// <summary>What the browser must be asked for a new passkey, as JSON; null when there are too many.</summary>
    public async Task<string?> PasskeyOptionsAsync(CancellationToken ct) =>
        (await PasskeysAsync(ct)).Count >= MaxPasskeys ? null : await signIn.MakePasskeyCreationOptionsAsync(
            new() { Id = $"{caller.Id}", Name = caller.Name, DisplayName = caller.Name });

    /// <summary>Takes the passkey that the browser made.</summary>
    /// <returns>As <see cref="AddAppAsync"/>; null when it proves nothing.</returns>
    public async Task<IReadOnlyList<string>?> AddPasskeyAsync(string? credential, string? name, CancellationToken ct)
    {
        var me = await MeAsync(ct);
        if (string.IsNullOrEmpty(credential)
            || await signIn.PerformPasskeyAttestationAsync(credential) is not { Succeeded: true } made
            || made.UserEntity.Id != $"{me.Id}")
        {
            return null;
        }

        made.Passkey.Name = string.IsNullOrWhiteSpace(name) ? "Passkey" : name.Trim();
        await store.AddOrUpdatePasskeyAsync(me, made.Passkey, ct);
        return await AddedAsync(me, "Added a passkey.", ct);
    }

    /// <summary>Removes the authenticator app.</summary>
    public async Task RemoveAppAsync(CancellationToken ct)
    {
        var me = await MeAsync(ct);
        (me.AuthenticatorKey, me.TwoFactorEnabled) = (null, await db.Passkeys.AnyAsync(p => p.UserId == me.Id, ct));
        await ChangedAsync(me, "Removed the authenticator app.", ct);
    }

    /// <summary>Removes a passkey.</summary>
    public async Task RemovePasskeyAsync(Guid id, CancellationToken ct)
    {
        var me = await MeAsync(ct);
        await db.Passkeys.Where(p => p.Id == id && p.UserId == me.Id).ExecuteDeleteAsync(ct);
        me.TwoFactorEnabled = me.AuthenticatorKey is not null || await db.Passkeys.AnyAsync(p => p.UserId == me.Id, ct);
        await ChangedAsync(me, "Removed a passkey.", ct);
    }

    /// <summary>New recovery codes in place of those there are.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(CancellationToken ct)
    {
        var me = await MeAsync(ct);
        var codes = RecoveryCodes.Renew(me);
        await ChangedAsync(me, "Made new recovery codes.", ct);
        return codes;
    }

    private async Task<IReadOnlyList<string>> AddedAsync(User me, string action, CancellationToken ct)
    {
        var codes = RecoveryCodes.Left(me) == 0 ? RecoveryCodes.Renew(me) : [];
        me.TwoFactorEnabled = true;
        await ChangedAsync(me, action, ct);
        return codes;
    }

    private async Task ChangedAsync(User me, string action, CancellationToken ct)
    {
        if (!me.TwoFactorEnabled)
        {
            me.RecoveryCodes = "";
        }

        await signIn.UserManager.UpdateSecurityStampAsync(me);
        await signIn.RefreshSignInAsync(me);
        await audit.NoteAsync(action, null, ct);
    }

    // The format that authenticator apps have in common.
    private string Address(string key)
    {
        var issuer = Uri.EscapeDataString($"WebConnectorSync {new Uri(server.PublicUrl).Host}");
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(caller.Name)}?secret={key}&issuer={issuer}";
    }

    private ITimeLimitedDataProtector Protector(string purpose) =>
        protection.CreateProtector(purpose, $"{caller.Id}").ToTimeLimitedDataProtector();

    private static string? Read(ITimeLimitedDataProtector protector, string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>A key for an authenticator app.</summary>
/// <param name="Key">The key in base 32.</param>
/// <param name="Secret">The same, encrypted, for the form that brings it back.</param>
/// <param name="Address">The same as the address that the app reads from a picture.</param>
internal sealed record NewAppKey(string Key, string Secret, string Address);
