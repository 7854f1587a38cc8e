namespace WebConnectorSync.Server.Api.Keys;

/// <summary>What a key opens.</summary>
/// <param name="IsReadOnly">Only reading.</param>
/// <param name="Companies">These companies; null: all, also those that come later.</param>
internal sealed record ApiKeyScope(bool IsReadOnly, IReadOnlyCollection<Guid>? Companies)
{
    public static readonly ApiKeyScope Everything = new(false, null);

    /// <summary>As the audit trail says it: "for reading, for 2 companies".</summary>
    public string InWords =>
        $"for {(IsReadOnly ? "reading" : "everything")}, for " +
        $"{(Companies is null ? "all companies" : Companies.Count == 1 ? "1 company" : $"{Companies.Count} companies")}";
}
