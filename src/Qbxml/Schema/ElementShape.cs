namespace WebConnectorSync.Qbxml.Schema;

/// <summary>What the notation says of one element besides its name, how often and where: see docs/qbx-notation.md.</summary>
public sealed record ElementShape
{
    public ValueKind? Value { get; init; }

    public int? MaxLength { get; init; }

    public int? Min { get; init; }

    public int? Max { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    public string? DefaultWord { get; init; }

    public IReadOnlyList<string> Targets { get; init; } = [];

    public IReadOnlyList<SchemaNode> Children { get; init; } = [];

    public string? JsonName { get; init; }

    public string? JsonType { get; init; }

    public bool IsSecret { get; init; }
}
