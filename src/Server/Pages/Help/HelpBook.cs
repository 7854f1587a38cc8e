using System.Collections.Frozen;
using System.Reflection;

namespace WebConnectorSync.Server.Pages.Help;

/// <summary>
/// The help: those pages of the documentation that people who use the server read. They are inside the assembly, so they are those of this
/// very version.
/// </summary>
internal static class HelpBook
{
    /// <summary>Its pages in the order of the contents: the file below docs, and for whom it is.</summary>
    private static readonly IReadOnlyList<(string Name, string About)> Files =
    [
        ("bookkeeper", "The server's pages, for who has QuickBooks open beside them: is it working, what to do when not."),
        ("getting-started", "Connecting a company file, dialog by dialog."),
        ("rules", "What syncs, and who decides."),
        ("codes", "Every code of QuickBooks, the Web Connector and this server: what happened, who acts, what to do."),
        ("sections", "What is read from QuickBooks and written to it, section by section."),
        ("reliability", "What happens when something goes wrong on the way, and why nothing is written twice."),
        ("api", "For the developer of your app: keys, records, posts, the change feed."),
        ("operations", "For the administrator: settings, people, databases, backups, upgrades."),
        ("security", "What is stored where, who sees what."),
    ];

    private static readonly Lazy<FrozenDictionary<string, HelpText>> Texts =
        new(() => Files.ToFrozenDictionary(f => f.Name, f => Read(f.Name, f.About), StringComparer.Ordinal));

    /// <summary>All pages.</summary>
    public static IEnumerable<HelpText> All => Files.Select(f => Texts.Value[f.Name]);

    /// <summary>A page; null when there is none of that name.</summary>
    public static HelpText? Find(string? name) => name is null ? null : Texts.Value.GetValueOrDefault(name);

    /// <summary>Whether there is a page of that name.</summary>
    public static bool Has(string name) => Files.Any(f => f.Name == name);

    /// <summary>The address of a page or of a place on it: "rules#reset".</summary>
    public static string Url(string place) => $"/help/{place}";

    /// <summary>The heading of a page.</summary>
    public static string TitleOf(string name)
    {
        using var reader = Open(name);
        return reader.ReadLine()!.TrimStart('#', ' ');
    }

    private static HelpText Read(string name, string about)
    {
        using var reader = Open(name);
        return HelpMarkdown.Read(name, about, reader.ReadToEnd());
    }

    private static StreamReader Open(string name) =>
        new(Assembly.GetExecutingAssembly().GetManifestResourceStream($"docs/{name}.md")!);
}
