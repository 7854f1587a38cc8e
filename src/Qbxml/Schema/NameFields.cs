namespace WebConnectorSync.Qbxml.Schema;

/// <summary>The fields that make the name of a list entry.</summary>
public static class NameFields
{
    private static readonly string[][] Kinds = [["name"], ["initial"], ["firstName", "middleName", "lastName"]];

    /// <summary>Those of a list entry, as it is written: its name, a sales rep's initials, the parts of an employee's name.</summary>
    public static IReadOnlyList<string> Of(ElementNode written) =>
        Kinds.FirstOrDefault(fields => fields.All(written.JsonNames.Contains)) ?? [];
}
