namespace WebConnectorSync.Sync.Matching;

/// <summary>
/// The spellings under which a name is looked up. The databases compare without regard to case, SQLite only for A to Z; upper and lower
/// case together find the others too.
/// </summary>
internal static class NameVariants
{
    /// <summary>The names with their variants, each once.</summary>
    public static List<string> Of(IEnumerable<string> names) =>
        [.. names.SelectMany(
            n => n.All(char.IsAscii) ? [n] : new[] { n, n.ToUpperInvariant(), n.ToLowerInvariant() }).Distinct(StringComparer.Ordinal)];
}
