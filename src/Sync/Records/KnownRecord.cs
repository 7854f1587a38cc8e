using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Sync.Records;

/// <summary>What is stored of a record that a page brings again.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Version">The row's number, which everybody who changes it raises.</param>
/// <param name="EditSequence">QuickBooks' revision mark.</param>
/// <param name="ContentHash">Hash of its fields.</param>
/// <param name="State">How the two sides stand.</param>
/// <param name="HasExternalId">Whether the app has it.</param>
/// <param name="Reason">Why it stands so.</param>
/// <param name="IsInDoubt">Whether a reset put its link in doubt.</param>
/// <param name="Name">Its name here.</param>
internal sealed record KnownRecord(
    Guid Id, int Version, string? EditSequence, long ContentHash, RecordState State, bool HasExternalId, Reason? Reason, bool IsInDoubt,
    string? Name)
{
    /// <summary>Whether QuickBooks shows it as it is stored.</summary>
    public bool IsSame(StagedRecord record) =>
        State != RecordState.Deleted && EditSequence == record.EditSequence && ContentHash == record.ContentHash;
}
