using Microsoft.AspNetCore.Identity;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Access;

/// <summary>Registers the services of the access room.</summary>
internal static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(p => RequestCaller.Of(p.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddScoped<UserActions>();
        services.AddScoped<SetupCode>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<AccountLock>();
        services.AddScoped<OpenSignIns>();
        services.AddSingleton<SignInCheck>();
        services.AddSingleton<SignInLimit>();
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.AddSingleton<DummyPasswordCheck>();
        services.AddIdentityCore<User>(identity =>
        {
            PasswordRule.Configure(identity.Password);
            identity.User.AllowedUserNameCharacters = "";
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddUserStore<UserStore>();
        return services;
    }
}
