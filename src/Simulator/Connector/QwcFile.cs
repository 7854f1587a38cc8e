using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Connector;

/// <summary>What a .qwc file says.</summary>
public sealed record QwcFile
{
    public required string AppName { get; init; }

    public required string AppUrl { get; init; }

    public required string AppSupport { get; init; }

    public required string UserName { get; init; }

    /// <summary>A GUID in braces: the application.</summary>
    public required string OwnerId { get; init; }

    /// <summary>A GUID in braces: this company file's connection.</summary>
    public required string FileId { get; init; }

    public required string QbType { get; init; }

    public string AppDescription { get; init; } = "";

    /// <summary>With it, adding again replaces the entry without asking.</summary>
    public string? AppUniqueName { get; init; }

    public bool IsReadOnly { get; init; }

    /// <summary>Where the certificate is checked; AppURL when it is not given.</summary>
    public string? CertUrl { get; init; }

    /// <summary>The interval proposed by Scheduler; null when there is none.</summary>
    public TimeSpan? RunEvery { get; init; }

    /// <summary>Reads a file.</summary>
    /// <returns>Null when it is none; the problem says why.</returns>
    public static QwcFile? Parse(string text, out QwcProblem? problem)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text.TrimStart('\uFEFF')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            root = XElement.Load(reader);
        }
        catch (XmlException e)
        {
            problem = new QwcProblem(1039, $"The file is not well-formed XML: {e.Message}");
            return null;
        }

        var missing = new[] { "AppName", "AppID", "AppURL", "AppDescription", "AppSupport", "UserName", "OwnerID", "FileID", "QBType" }
            .Where(n => root.Element(n) is not { } e || (n != "AppID" && e.Value.Trim().Length == 0))
            .ToList();
        if (root.Name != "QBWCXML" || missing.Count > 0)
        {
            problem = new QwcProblem(
                1039, root.Name != "QBWCXML" ? "The root element is not QBWCXML." : $"Missing elements: {string.Join(", ", missing)}.");
            return null;
        }

        problem = null;
        return Read(root);
    }

    private static QwcFile Read(XElement root) => new()
    {
        AppName = Text(root, "AppName")!,
        AppUrl = Text(root, "AppURL")!,
        AppSupport = Text(root, "AppSupport")!,
        UserName = Text(root, "UserName")!,
        OwnerId = Text(root, "OwnerID")!,
        FileId = Text(root, "FileID")!,
        QbType = Text(root, "QBType")!,
        AppDescription = Text(root, "AppDescription") ?? "",
        AppUniqueName = Text(root, "AppUniqueName"),
        IsReadOnly = string.Equals(Text(root, "IsReadOnly"), "true", StringComparison.OrdinalIgnoreCase),
        CertUrl = Text(root, "CertURL"),
        RunEvery = Interval(root.Element("Scheduler")),
    };

    private static string? Text(XElement root, string name) => root.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    private static TimeSpan? Interval(XElement? scheduler)
    {
        var first = scheduler?.Elements().FirstOrDefault(e => e.Name.LocalName is "RunEveryNMinutes" or "RunEveryNSeconds");
        return first is null || !int.TryParse(first.Value, CultureInfo.InvariantCulture, out var n) ? null
            : first.Name == "RunEveryNMinutes" ? TimeSpan.FromMinutes(n) : TimeSpan.FromSeconds(n);
    }
}

/// <summary>Why a .qwc file was not taken, under the Web Connector's own number (QBWC1010).</summary>
public sealed record QwcProblem(int Code, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"QBWC{Code}: {Text}";
}
