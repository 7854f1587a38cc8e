using FluentValidation;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api.Keys;

/// <summary>A key that shall be made.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="IsReadOnly">Only reading.</param>
/// <param name="Companies">The companies it opens; null: all, also those that come later.</param>
/// <param name="ExpiresOn">The last day on which it opens anything, in UTC; null: it does not end by itself.</param>
internal sealed record NewKey(string? Name, bool IsReadOnly, IReadOnlyList<Guid>? Companies, DateOnly? ExpiresOn = null)
{
    public string? Name { get; } = Name?.Trim();

    /// <summary>When it ends.</summary>
    public DateTime? ExpiresAt => ExpiresOn is { } day && day < DateOnly.MaxValue
        ? day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
        : null;

    /// <summary>What it opens.</summary>
    public ApiKeyScope Scope => new(IsReadOnly, Companies);
}

/// <summary>What a new key must be.</summary>
internal sealed class NewKeyValidator : AbstractValidator<NewKey>
{
    public NewKeyValidator()
    {
        RuleFor(k => k.Name).Required(
            "The key's name", "Say what it is for, so that one can be revoked alone.").Line("The key's name", ApiKey.NameMaxLength);
        RuleFor(k => k.Name).Must(name => !ApiKey.SetupName.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Says("reserved", $"The key of Setup:ApiKey is called {ApiKey.SetupName}.", "Choose another name.");
        RuleFor(k => k.Companies).NamesCompanies();
    }
}

/// <summary>What came of making a key.</summary>
internal abstract record ApiKeyCreated
{
    private ApiKeyCreated()
    {
    }

    /// <summary>It exists, and nobody can read it again.</summary>
    public sealed record Done(string Key) : ApiKeyCreated;

    /// <summary>It does not; the problems say why.</summary>
    public sealed record Refused(IReadOnlyList<FieldProblem> Problems) : ApiKeyCreated;
}
