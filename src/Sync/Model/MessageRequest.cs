using System.Text.Json.Serialization;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Sync.Model;

/// <summary>What one request of a message is for.</summary>
/// <param name="Id">Its requestID, "3.customers": message number and section, so that an answer that comes twice is recognised.</param>
/// <param name="Section">The section it asks for; host, company or preferences in a message that identifies.</param>
/// <param name="IsContinue">Whether it asks for a further page.</param>
internal sealed record MessageRequest(string Id, string Section, bool IsContinue = false)
{
    /// <summary>What the answer is used for.</summary>
    public RequestPurpose Purpose { get; init; }

    /// <summary>The id a comparison asks for, the last of a lot, those of witnesses
    /// and of records whose figures are asked for with commas between; null otherwise.</summary>
    public string? Value { get; init; }

    /// <summary>Whether a page brings, with what has changed, also what has not: the first ones, and those of a net.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BringsOld { get; init; }

    /// <summary>The post it belongs to; null for others.</summary>
    public Guid? PostId { get; init; }

    /// <summary>Further posts the same question is asked for; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Guid>? FurtherPosts { get; init; }

    /// <summary>The element that answers it where the section does not say so: InvoiceAddRs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Response { get; init; }

    /// <summary>The element that answers it: CustomerQueryRs.</summary>
    [JsonIgnore]
    public string ResponseName => Response
        ?? (SectionCatalogue.Find(Section)?.Query
            ?? DeletedList.Find(Section)?.Query
            ?? Section switch { "host" => "Host", "preferences" => "Preferences", _ => Section }) + "QueryRs";
}

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
