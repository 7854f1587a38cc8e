namespace WebConnectorSync.Sync.Model;

/// <summary>A company that a limited person sees.</summary>
internal sealed class UserCompany
{
    public Guid UserId { get; init; }

    public Guid CompanyId { get; init; }
}
