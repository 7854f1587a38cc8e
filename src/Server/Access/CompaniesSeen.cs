using FluentValidation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Access;

/// <summary>The companies that a person or a key is limited to.</summary>
internal static class CompaniesSeen
{
    /// <summary>All of them (null), or at least one: a person who sees none would get empty pages without a reason.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<Guid>?> NamesCompanies<T>(this IRuleBuilder<T, IReadOnlyList<Guid>?> rule) =>
        rule.Must(companies => companies is not { Count: 0 })
            .Says("empty", "No company is ticked.", "Tick at least one company, or choose all.");
}
