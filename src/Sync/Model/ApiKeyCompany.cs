namespace WebConnectorSync.Sync.Model;

/// <summary>A company that a limited key opens.</summary>
internal sealed class ApiKeyCompany
{
    public Guid ApiKeyId { get; init; }

    public Guid CompanyId { get; init; }
}
