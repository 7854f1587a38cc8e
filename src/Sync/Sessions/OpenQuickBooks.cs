namespace WebConnectorSync.Sync.Sessions;

/// <summary>What sendRequestXML says of the QuickBooks it speaks for.</summary>
/// <param name="HcpResponse">Answers to the host, company and preferences queries; filled in a session's first call only.</param>
/// <param name="CompanyFileName">Full path of the open company file.</param>
/// <param name="Country">QuickBooks' edition: US, CA, UK.</param>
/// <param name="MajorVersion">Highest qbXML version of the request processor.</param>
/// <param name="MinorVersion">Its part after the dot.</param>
internal sealed record OpenQuickBooks(string HcpResponse, string CompanyFileName, string Country, int MajorVersion, int MinorVersion);
