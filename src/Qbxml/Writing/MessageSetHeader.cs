namespace WebConnectorSync.Qbxml.Writing;

/// <summary>The attributes of a message set (QBXMLMsgsRq). The ids make a lost answer recoverable.</summary>
public sealed record MessageSetHeader
{
    /// <summary>What happens after a request that failed.</summary>
    public OnError OnError { get; init; } = OnError.Continue;

    /// <summary>
    /// The set whose stored answer is cleared, or, without requests and equal to the new one, asked for; at most 23 characters.
    /// </summary>
    public string? OldMessageSetID { get; init; }

    /// <summary>The name under which QuickBooks stores what became of this set; at most 23 characters.</summary>
    public string? NewMessageSetID { get; init; }

    /// <summary>Whether answers to writes carry the object as QuickBooks has it now (responseData includeAll) or the status only.</summary>
    public bool IncludeObjects { get; init; } = true;
}
