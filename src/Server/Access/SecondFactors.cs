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
    public async Task<FactorChange> AddAppAsync(string? secret, string? code, CancellationToken ct)
    {
        var (me, users) = (await MeAsync(ct), signIn.UserManager);
        if (Read(Keys, secret) is not { } key)
        {
            return new FactorChange.NotProved();
        }

        await store.SetAuthenticatorKeyAsync(me, key, ct);
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (!await users.VerifyTwoFactorTokenAsync(me, users.Options.Tokens.AuthenticatorTokenProvider, digits))
        {
            await db.Entry(me).ReloadAsync(ct);
            return new FactorChange.NotProved();
        }

        return await AddedAsync(me, "Added an authenticator app.", ct);
    }

    /// <summary>What the browser must be asked for a new passkey, as JSON; null when there are too many.</summary>
    public async Task<string?> PasskeyOptionsAsync(CancellationToken ct) =>
        (await PasskeysAsync(ct)).Count >= MaxPasskeys ? null : await signIn.MakePasskeyCreationOptionsAsync(
            new() { Id = $"{caller.Id}", Name = caller.Name, DisplayName = caller.Name });

    /// <summary>Takes the passkey that the browser made.</summary>
    public async Task<FactorChange> AddPasskeyAsync(string? credential, string? name, CancellationToken ct)
    {
        var me = await MeAsync(ct);
        if (string.IsNullOrEmpty(credential)
            || await signIn.PerformPasskeyAttestationAsync(credential) is not { Succeeded: true } made
            || made.UserEntity.Id != $"{me.Id}")
        {
            return new FactorChange.NotProved();
        }

        made.Passkey.Name = string.IsNullOrWhiteSpace(name) ? "Passkey" : name.Trim();
        await store.AddOrUpdatePasskeyAsync(me, made.Passkey, ct);
        return await AddedAsync(me, "Added a passkey.", ct);
    }

    /// <summary>Removes the authenticator app.</summary>
    public async Task<FactorChange> RemoveAppAsync(CancellationToken ct)
    {
        var me = await MeAsync(ct);
        (me.AuthenticatorKey, me.TwoFactorEnabled) = (null, await db.Passkeys.AnyAsync(p => p.UserId == me.Id, ct));
        return await ChangedAsync(me, "Removed the authenticator app.", [], ct);
    }

    /// <summary>Removes a passkey.</summary>
    public async Task<FactorChange> RemovePasskeyAsync(Guid id, CancellationToken ct)
    {
        var me = await MeAsync(ct);
        db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.Id == id && p.UserId == me.Id).ToListAsync(ct));
        me.TwoFactorEnabled = me.AuthenticatorKey is not null || await db.Passkeys.AnyAsync(p => p.UserId == me.Id && p.Id != id, ct);
        return await ChangedAsync(me, "Removed a passkey.", [], ct);
    }

    /// <summary>New recovery codes in place of those there are.</summary>
    public async Task<FactorChange> RenewCodesAsync(CancellationToken ct)
    {
        var me = await MeAsync(ct);
        return await ChangedAsync(me, "Made new recovery codes.", RecoveryCodes.Renew(me), ct);
    }

    private Task<FactorChange> AddedAsync(User me, string action, CancellationToken ct)
    {
        me.TwoFactorEnabled = true;
        return ChangedAsync(me, action, RecoveryCodes.Left(me) == 0 ? RecoveryCodes.Renew(me) : [], ct);
    }

    private async Task<FactorChange> ChangedAsync(User me, string action, IReadOnlyList<string> codes, CancellationToken ct)
    {
        if (!me.TwoFactorEnabled)
        {
            me.RecoveryCodes = "";
        }

        if (!(await signIn.UserManager.UpdateSecurityStampAsync(me)).Succeeded)
        {
            db.ChangeTracker.Clear();
            return new FactorChange.Meanwhile();
        }

        await signIn.RefreshSignInAsync(me);
        await audit.NoteAsync(action, null, ct);
        return new FactorChange.Done(codes);
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

/// <summary>What becomes of a change of second factors.</summary>
internal abstract record FactorChange
{
    private FactorChange()
    {
    }

    /// <summary>It is done.</summary>
    /// <param name="Codes">Recovery codes that were made with it; they are told this once.</param>
    public sealed record Done(IReadOnlyList<string> Codes) : FactorChange;

    /// <summary>The code, or what the browser sent, is not right or came too late.</summary>
    public sealed record NotProved : FactorChange;

    /// <summary>The account was changed at the same moment; nothing was done.</summary>
    public sealed record Meanwhile : FactorChange;
}
