using FluentValidation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Companies;

/// <summary>The body that creates a company.</summary>
/// <param name="Name">What people call it.</param>
internal sealed record CreateCompanyBody(string? Name)
{
    /// <summary>What people call it; no two companies have the same. Spaces around it are dropped.</summary>
    public string? Name { get; } = Name?.Trim();
}

/// <summary>What a new company must be.</summary>
internal sealed class CreateCompanyValidator : AbstractValidator<CreateCompanyBody>
{
    public CreateCompanyValidator() =>
        RuleFor(c => c.Name).Required(CompanyName.What, $"Give it 1 to {CompanyName.MaxLength} characters.").MayNameACompany();
}
