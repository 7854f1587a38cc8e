using System.Globalization;

namespace WebConnectorSync.Sync.Values;

/// <summary>
/// Reads settings and gathers those that cannot be read, as sentences that name the setting, what may stand in it and what to do. The
/// configuration's own binder would stop at the first, with a stack trace.
/// </summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> problems = [];

    /// <summary>What could not be read so far.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>A text; null when it is absent or empty.</summary>
    public string? Text(string key)
    {
        known.Add(key);
        return configuration[key] is { Length: > 0 } text ? text : null;
    }

    /// <summary>A whole number.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="bounds">What it may be, for the sentence; whether it is so is said by the options' validator.</param>
    /// <param name="standard">What it is when it is absent.</param>
    public int Number(string key, Bounds bounds, int standard)
    {
        if (Text(key) is not { } text)
        {
            return standard;
        }

        if (int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        problems.Add(SettingRules.NotWithin(key, text, bounds, standard));
        return standard;
    }

    /// <summary>true or false.</summary>
    public bool Flag(string key, bool standard)
    {
        if (Text(key) is not { } text)
        {
            return standard;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        problems.Add($"{key} is \"{text}\". Write true or false, or leave it out for {(standard ? "true" : "false")}.");
        return standard;
    }

    /// <summary>One of an enum's words, whatever the case.</summary>
    public T Word<T>(string key, T standard)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
        {
            return standard;
        }

        if (Array.Find(Enum.GetNames<T>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } word)
        {
            return Enum.Parse<T>(word);
        }

        problems.Add($"{key} is \"{text}\". It must be {string.Join(" or ", Enum.GetNames<T>())}.");
        return standard;
    }

    /// <summary>A list of texts: KEY:0, KEY:1, ...</summary>
    public IReadOnlyList<string> List(string key)
    {
        if (Text(key) is { } text)
        {
            problems.Add($"{key} is \"{text}\", but it is a list. Write {key}:0=\"{text}\", the next one as {key}:1, and so on.");
        }

        return configuration.GetSection(key).Get<string[]>() ?? [];
    }

    /// <summary>Reports settings in a section that nothing has read: a misspelt one would do nothing, and nobody would notice.</summary>
    public void NothingElseIn(string section)
    {
        foreach (var setting in configuration.GetSection(section).GetChildren().Where(s => !known.Contains(s.Path)))
        {
            problems.Add(
                $"There is no setting {setting.Path}. {section} has " +
                $"{string.Join(", ", known.Where(k => k.StartsWith(section + ":", StringComparison.Ordinal)))}.");
        }
    }
}
