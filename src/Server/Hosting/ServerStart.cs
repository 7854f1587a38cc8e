using System.Security.Cryptography;
using System.Text;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Connect;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Hosting;

/// <summary>
/// What has to be so before the first request: the database is migrated, the installation has its OwnerID, the key and the administrator of
/// the setup exist.
/// </summary>
internal sealed partial class ServerStart(
    DatabaseMigration migration,
    Installation installation,
    IServiceScopeFactory scopes,
    DatabaseProvider provider,
    TransactionRetry retry,
    ServerOptions options,
    SetupOptions setup,
    ILogger<ServerStart> logger) : IHostedLifecycleService
{
    /// <summary>Does all of it; doing it again changes nothing.</summary>
    /// <exception cref="StartupException">The database belongs to a newer program.</exception>
    /// <param name="ct">Stops it.</param>
    /// <param name="isServing">Whether this process serves; a command may be run where the folder of keys is not.</param>
    public async Task RunAsync(CancellationToken ct, bool isServing = false)
    {
        if (await migration.ApplyAsync(ct) is { Count: > 0 } applied)
        {
            LogApplied(logger, provider.Place, applied.Count, applied[^1]);
        }

        await retry.RunAsync(
            async () =>
            {
                await SetUpAsync(isServing, ct);
                return true;
            },
            ct);
    }

    private async Task SetUpAsync(bool isServing, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<ValueKeys>();
        await (isServing ? keys.EnsureAsync(provider, ct) : keys.ReadAsync(ct));
        if (isServing && keys.Trouble is { } trouble)
        {
            LogAdvice(logger, trouble);
        }

        await installation.OwnerIdAsync(ct);
        if (await provider.AdviceAsync(scope.ServiceProvider.GetRequiredService<ServerDb>(), ct) is { } advice)
        {
            LogAdvice(logger, advice);
        }

        if (setup.ApiKey is { } key && await scope.ServiceProvider.GetRequiredService<ApiKeyCreation>().EnsureSetupAsync(key, ct))
        {
            LogSetupKey(logger);
        }

        if (setup is { AdminEmail: { } email, AdminPassword: { } password })
        {
            await EnsureAdministratorAsync(scope.ServiceProvider.GetRequiredService<UserActions>(), email, password, ct);
        }
    }

    // Once: an administrator who was removed since must not come back because the configuration still names them.
    private async Task EnsureAdministratorAsync(UserActions users, string email, string password, CancellationToken ct)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(EmailAddress.KeyOf(email))))[..32];
        var mark = ServerSetting.SetupAdministrator + hash;
        if (await installation.HasAsync(mark, "", ct))
        {
            return;
        }

        if (await users.EnsureAdministratorAsync(email, password, ct) is { Count: > 0 } problems)
        {
            throw new StartupException($"Setup:AdminEmail: {string.Join(' ', problems.Select(p => p.InWords()))}");
        }

        LogSetupAdministrator(logger, email);
        await installation.KeepAsync(mark, "", ct);
    }

    /// <summary>
    /// Says what Web Connectors will not like about the public address. They can be served nevertheless: this may be a trial.
    /// </summary>
    private void WarnAboutPublicUrl()
    {
        // A demo's Web Connector is here, too.
        foreach (var problem in options.Demo ? [] : PublicUrlCheck.Problems(options.PublicUrl))
        {
            LogPublicUrl(logger, problem);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        WarnAboutPublicUrl();
        return RunAsync(cancellationToken, isServing: true);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        // The demo makes its account as soon as the server runs.
        await using var scope = scopes.CreateAsyncScope();
        if (!options.Demo && await scope.ServiceProvider.GetRequiredService<UserActions>().IsEmptyAsync(cancellationToken))
        {
            var code = await scope.ServiceProvider.GetRequiredService<SetupCode>().ReadAsync(cancellationToken);
            LogNobody(logger, options.PublicUrl, code);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        EventIds.Hosting, LogLevel.Information, "Brought the database ({Place}) to this version: {Count} migrations up to {Migration}")]
    private static partial void LogApplied(ILogger logger, string place, int count, string migration);

    [LoggerMessage(EventIds.Hosting + 1, LogLevel.Information, "Stored the API key of Setup:ApiKey under the name \"setup\"")]
    private static partial void LogSetupKey(ILogger logger);

    [LoggerMessage(EventIds.Hosting + 2, LogLevel.Warning, "{Problem}")]
    private static partial void LogPublicUrl(ILogger logger, string problem);

    [LoggerMessage(EventIds.Hosting + 3, LogLevel.Information, "The administrator of Setup:AdminEmail, {Email}, is there")]
    private static partial void LogSetupAdministrator(ILogger logger, string email);

    [LoggerMessage(EventIds.Hosting + 5, LogLevel.Warning, "{Advice}")]
    private static partial void LogAdvice(ILogger logger, string advice);

    [LoggerMessage(
        EventIds.Hosting + 4,
        LogLevel.Warning,
        "Nobody can sign in yet. Open {Address} in a browser and create the administrator; from elsewhere with the setup code {Code}")]
    private static partial void LogNobody(ILogger logger, string address, string code);
}
