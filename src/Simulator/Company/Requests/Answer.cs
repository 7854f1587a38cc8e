using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Company.Requests;

/// <summary>What one request is answered: a status, and what stands inside the ...Rs element.</summary>
/// <param name="Status">The result.</param>
/// <param name="Content">Made while it is written, so that a large answer is never held twice.</param>
internal sealed record Answer(Status Status, IEnumerable<XElement> Content)
{
    public Answer(Status status)
        : this(status, [])
    {
    }

    public int? RetCount { get; init; }

    public int? IteratorRemaining { get; init; }

    public string? IteratorId { get; init; }
}
