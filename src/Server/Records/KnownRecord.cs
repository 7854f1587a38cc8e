using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Server.Records;

/// <summary>What is stored of a record that a page brings again.</summary>
internal readonly record struct KnownRecord(Guid Id, string? EditSequence, long ContentHash, RecordState State, bool HasExternalId, string? Name);
