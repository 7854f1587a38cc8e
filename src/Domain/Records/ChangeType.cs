namespace WebConnectorSync.Domain.Records;

/// <summary>What an entry of the change feed says.</summary>
public enum ChangeType
{
    Created,
    Updated,
    Deleted,
    Linked,
    Ignored,
    Conflict,
    Posted,
    Rejected,
}
