namespace WebConnectorSync.Server.Api.Description;

/// <summary>What QuickBooks' fields mean, one sentence each, by their name in JSON.</summary>
internal static class FieldMeanings
{
    private const string Source = "field-meanings.txt";

    private static readonly Lazy<Dictionary<string, string>> Meanings = new(Read);

    /// <summary>Its meaning; null when none was written down.</summary>
    public static string? Of(string name) => Meanings.Value.GetValueOrDefault(name);

    private static Dictionary<string, string> Read()
    {
        using var reader = new StreamReader(typeof(FieldMeanings).Assembly.GetManifestResourceStream(Source)!);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
    }
}
