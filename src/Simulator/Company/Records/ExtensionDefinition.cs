namespace WebConnectorSync.Simulator.Company.Records;

/// <summary>A definition of custom fields or private data (DataExtDef).</summary>
internal sealed record ExtensionDefinition(int Number, string Owner, string Name, string Type, IReadOnlyList<string> AssignedTo);
