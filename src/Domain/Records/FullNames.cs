namespace WebConnectorSync.Domain.Records;

/// <summary>Full names of a list with levels: QuickBooks puts the parent's before a colon (Smith:Kitchen).</summary>
public static class FullNames
{
    /// <summary>Whether that is the full name of a record right below the parent.</summary>
    public static bool IsDirectlyBelow(string name, string parent)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(parent);
        return name.StartsWith(parent + ":", StringComparison.Ordinal) && name.IndexOf(':', parent.Length + 1) < 0;
    }
}
