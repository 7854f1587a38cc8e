namespace WebConnectorSync.Qbxml.Reading;

/// <summary>The attributes of an answer's message set (QBXMLMsgsRs); both stand only when recovery ids were sent.</summary>
/// <param name="NewMessageSetID">The id under which QuickBooks stored the outcome.</param>
/// <param name="StatusCode">What became of the recovery ids themselves (messageSetStatusCode): 0, 600, 9001 to 9005.</param>
public sealed record MessageSetInfo(string? NewMessageSetID, string? StatusCode);
