using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Sync.Warnings;

/// <summary>What decides whether a warning about a record lasts.</summary>
/// <param name="Name">FullName, Name or RefNumber.</param>
/// <param name="State">Which side knows it.</param>
/// <param name="IsWanted">Whether the app knows it and did not itself ask for its end.</param>
/// <param name="App">The app's fields, JSON.</param>
/// <param name="QuickBooks">QuickBooks' fields, JSON.</param>
internal sealed record WarnedRecord(string? Name, RecordState State, bool IsWanted, string? App, string? QuickBooks);
