namespace WebConnectorSync.Sync.Model;

/// <summary>What QuickBooks said to one request of a message; stored with the message and shown by the API.</summary>
/// <param name="Section">The section that was asked for; null when the answer could not be matched to a request.</param>
/// <param name="StatusCode">QuickBooks' code, 0 for success; null when it gave none.</param>
/// <param name="Severity">Info, Warn or Error.</param>
/// <param name="StatusMessage">QuickBooks' sentence.</param>
/// <param name="Records">Records it brought.</param>
/// <param name="Remaining">Records still to come; null when it does not come in pages.</param>
/// <param name="UnknownElements">Elements the tables do not have; kept in the records under their own names.</param>
internal sealed record ResponseJson(
    string? Section, int? StatusCode, string? Severity, string? StatusMessage, int Records, int? Remaining, int UnknownElements);
