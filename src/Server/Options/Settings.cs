using FluentValidation;
using WebConnectorSync.Sync.Import;
using WebConnectorSync.Sync.Sessions;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Options;

/// <summary>
/// Everything an administrator can set, checked. Each room has its options, what they may be beside them; here is the list of all.
/// </summary>
internal sealed record Settings(
    ServerOptions Server, SetupOptions Setup, StorageOptions Storage, BackupOptions Backup, RetentionOptions Retention,
    LimitOptions Limits, QuotaOptions Quota, SignInSettings SignIn, OpenIdOptions OpenId,
    JobOptions Jobs, LogOptions Log, KeyOptions Keys)
{
    /// <summary>Reads the settings, and says everything that is wrong with them at once.</summary>
    /// <exception cref="StartupException">A setting cannot be used.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var reader = new SettingReader(configuration);
        var all = new Settings(
            ServerOptions.Read(reader),
            SetupOptions.Read(reader),
            StorageOptions.Read(reader),
            BackupOptions.Read(reader),
            RetentionOptions.Read(reader),
            LimitOptions.Read(reader),
            QuotaOptions.Read(reader),
            SignInSettings.Read(reader),
            OpenIdOptions.Read(reader),
            JobOptions.Read(reader),
            LogOptions.Read(configuration),
            KeyOptions.Read(reader));
        List<string> problems =
        [
            .. reader.Problems,
            .. Wrong(new ServerValidator(), all.Server),
            .. Wrong(new SetupValidator(), all.Setup),
            .. Wrong(new StorageValidator(), all.Storage),
            .. Wrong(new BackupValidator(), all.Backup),
            .. Wrong(new RetentionValidator(), all.Retention),
            .. Wrong(new LimitValidator(), all.Limits),
            .. Wrong(new QuotaValidator(), all.Quota),
            .. Wrong(new SignInValidator(), all.SignIn),
            .. Wrong(new OpenIdValidator(), all.OpenId),
            .. Wrong(new LogValidator(), all.Log),
        ];
        return problems.Count == 0 ? all : throw new StartupException(string.Join(Environment.NewLine, problems));
    }

    private static IEnumerable<string> Wrong<T>(AbstractValidator<T> validator, T options) =>
        validator.Validate(options).Errors.Select(e => e.ErrorMessage);
}
