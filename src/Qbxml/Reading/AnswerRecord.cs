namespace WebConnectorSync.Qbxml.Reading;

/// <summary>One record of an answer.</summary>
/// <param name="RetName">Its element: <c>CustomerRet</c>, <c>ErrorRecovery</c>, or the response itself where that has content of its own
/// (<c>ListDelRs</c>).</param>
/// <param name="Json">Its fields as UTF-8 JSON; good until the next <see cref="AnswerReader.Read"/>.</param>
/// <param name="Keys">The fields the engine needs.</param>
public sealed record AnswerRecord(string RetName, ReadOnlyMemory<byte> Json, RecordKeys Keys)
{
    /// <summary>Whether it has fields with personal data.</summary>
    public bool HasSecrets { get; init; }
}

/// <summary>
/// The fields of a record that have a column of their own; null where it has none. Times are the strings of QuickBooks, offset and all.
/// </summary>
public sealed record RecordKeys
{
    /// <summary>ListID or TxnID.</summary>
    public string? Id { get; init; }

    /// <summary>Changes with every change of the record.</summary>
    public string? EditSequence { get; init; }

    /// <summary>When it was made.</summary>
    public string? TimeCreated { get; init; }

    /// <summary>When it was changed last.</summary>
    public string? TimeModified { get; init; }

    /// <summary>Deleted records: when.</summary>
    public string? TimeDeleted { get; init; }

    /// <summary>Name, or a sales representative's initials.</summary>
    public string? Name { get; init; }

    /// <summary>The name with those of its parents before it, separated by colons.</summary>
    public string? FullName { get; init; }

    /// <summary>A transaction's number.</summary>
    public string? RefNumber { get; init; }

    /// <summary>A transaction's date.</summary>
    public string? TxnDate { get; init; }

    /// <summary>The parent's ListID.</summary>
    public string? ParentId { get; init; }

    /// <summary>Whether the list entry is active.</summary>
    public bool? IsActive { get; init; }

    /// <summary>How deep it stands below others, from 0.</summary>
    public int? Sublevel { get; init; }

    /// <summary>Full name of the customer, vendor or other party of a transaction.</summary>
    public string? PartyName { get; init; }

    /// <summary>A hash of the JSON: the same content has the same hash.</summary>
    public ulong ContentHash { get; init; }

    internal static RecordKeys From(RecordNodes nodes, ulong contentHash) => new()
    {
        Id = nodes.Key(KeyField.Id),
        EditSequence = nodes.Key(KeyField.EditSequence),
        TimeCreated = nodes.Key(KeyField.TimeCreated),
        TimeModified = nodes.Key(KeyField.TimeModified),
        TimeDeleted = nodes.Key(KeyField.TimeDeleted),
        Name = nodes.Key(KeyField.Name),
        FullName = nodes.Key(KeyField.FullName),
        RefNumber = nodes.Key(KeyField.RefNumber),
        TxnDate = nodes.Key(KeyField.TxnDate),
        ParentId = nodes.Key(KeyField.ParentId),
        IsActive = nodes.Key(KeyField.IsActive) switch { "true" or "1" => true, "false" or "0" => false, _ => null },
        Sublevel =
            int.TryParse(nodes.Key(KeyField.Sublevel), System.Globalization.CultureInfo.InvariantCulture, out var level) ? level : null,
        PartyName = nodes.Key(KeyField.PartyName),
        ContentHash = contentHash,
    };
}
