using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>The pages of the settings, in their order: the one list.</summary>
internal static class SettingsTabs
{
    private static readonly (string Title, string Path)[] OfAdministrators =
    [
        ("People", "/settings/people"),
        ("API keys", "/settings/keys"),
        ("Audit trail", "/settings/audit"),
        ("This server", "/settings/server"),
    ];

    private static readonly (string Title, string Path)[] OfEverybody = [("Your account", "/settings/account")];

    public static IEnumerable<(string Title, string Path)> For(Caller caller) =>
        caller.IsAtLeast(Role.Administrator) ? OfAdministrators.Concat(OfEverybody) : OfEverybody;
}
