using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>What an answer may change, all of it tracked.</summary>
internal sealed record ReceiveContext(Company Company, Session Session, List<CompanySection> Rows, ComparisonSet Comparisons)
{
    /// <summary>Everything was read, and posts are due.</summary>
    public bool MayPost { get; set; }
}
