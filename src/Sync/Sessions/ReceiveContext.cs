using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>What an answer may change, all of it tracked.</summary>
/// <param name="Line">The line of the session table by which the answer is taken.</param>
/// <param name="Company">The company.</param>
/// <param name="Session">The session.</param>
/// <param name="Rows">The company's sections.</param>
/// <param name="Comparisons">The company's comparisons.</param>
internal sealed record ReceiveContext(
    SessionTransition Line, Company Company, Session Session, List<CompanySection> Rows, ComparisonSet Comparisons)
{
    /// <summary>Everything was read, and posts are due.</summary>
    public bool MayPost { get; set; }
}

/// <summary>What receiveResponseXML is answered with.</summary>
/// <param name="Percent">0 to 99 go on, 100 done, negative: ask getLastError.</param>
/// <param name="Fault">Why the answer did not arrive; then this is said instead of a number.</param>
internal sealed record ReceiveResult(int Percent, string? Fault = null)
{
    /// <summary>getLastError says why.</summary>
    public static readonly ReceiveResult Failed = new(-1);
}
