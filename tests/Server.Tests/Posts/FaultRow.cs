using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>One thing that can go wrong while thirty invoices are posted.</summary>
/// <param name="Step">Where in the session.</param>
/// <param name="Fault">What goes wrong, as the table says it.</param>
/// <param name="Arrange">Switches the fault on for the session that posts.</param>
internal sealed record FaultRow(string Step, string Fault, Action<PostedCompany> Arrange)
{
    /// <summary>
    /// What happens before the next session, given a backup of the company file from before the first; with the session that belongs to it,
    /// if any.
    /// </summary>
    public Func<PostedCompany, Backup, Task<SessionReport?>> Between { get; init; } = (_, _) => Task.FromResult<SessionReport?>(null);

    /// <summary>The qbXML version of that QuickBooks; null for the newest.</summary>
    public QbxmlVersion? Version { get; init; }
}
