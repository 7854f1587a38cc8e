namespace WebConnectorSync.Domain.Sections;

/// <summary>A feature that is switched on or off under Edit, Preferences in QuickBooks.</summary>
/// <param name="Title">What a person calls it: multiple currencies.</param>
/// <param name="Path">Where PreferencesRet says it, in the names of its JSON: group, then flag. A group alone means that QuickBooks leaves
/// it out while the feature is off.</param>
public sealed record Preference(string Title, params IReadOnlyList<string> Path);
