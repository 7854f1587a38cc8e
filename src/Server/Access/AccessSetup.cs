using Microsoft.AspNetCore.Identity;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage.Sealing;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Access;

/// <summary>Registers the services of the access room.</summary>
internal static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(p => RequestCaller.Of(p.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddSingleton<IKeyWrapping, KeyFolder>();
        services.AddScoped<UserActions>();
        services.AddScoped<SavedFilters>();
        services.AddScoped<SetupCode>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<AccountLock>();
        services.AddScoped<OpenSignIns>();
        services.AddScoped<SecondFactors>();
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<PasskeyQuestions>();
        services.AddScoped<ProviderSignIn>();
        services.AddScoped<UserStore>();
        services.AddScoped<IUserStore<User>>(p => p.GetRequiredService<UserStore>());
        services.AddSingleton<SignInCheck>();
        services.AddSingleton<SignInLimit>();
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddScoped<DummyPasswordCheck>();
        services.AddSingleton<ILookupNormalizer, EmailNormalizer>();
        services.AddIdentityCore<User>(identity =>
        {
            PasswordRule.Configure(identity.Password);
            identity.User.AllowedUserNameCharacters = "";
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = AccountLock.Lasts;
        }).AddSignInManager<AccountSignIn>().AddTokenProvider<OnceOnlyCodes>(TokenOptions.DefaultAuthenticatorProvider);

        // A passkey also asks for the person, by finger, face or PIN: it is both factors at once.
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = context => ValueTask.FromResult(IsOurs(context));
        });
        return services;
    }

    // Identity would compare with the header Origin, which a browser leaves out of forms of pages that send no referrer.
    private static bool IsOurs(PasskeyOriginValidationContext context) =>
        !context.CrossOrigin && context.TopOrigin is null
        && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin)
        && origin == new Uri($"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}");
}
