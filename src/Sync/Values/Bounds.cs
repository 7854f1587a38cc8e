namespace WebConnectorSync.Sync.Values;

/// <summary>
/// The least and the greatest a whole number may be: said once, for the rule, the field on the page, the API description and the settings.
/// </summary>
internal readonly record struct Bounds(int Least, int Most)
{
    /// <summary>As sentences say it: 1 to 1440.</summary>
    public override string ToString() => $"{Least} to {Most}";
}
