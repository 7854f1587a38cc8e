using FluentValidation;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Values;

namespace WebConnectorSync.Server.Companies;

/// <summary>The body that creates a company.</summary>
/// <param name="Name">What people call it.</param>
internal sealed record CreateCompanyBody(string? Name)
{
    /// <summary>What people call it; no two companies have the same. Spaces around it are dropped.</summary>
    public string? Name { get; } = Name?.Trim();

    public static CreateCompanyBody Read(JsonFields fields) => new(fields.Text("name"));
}

/// <summary>What a new company must be.</summary>
internal sealed class CreateCompanyValidator : AbstractValidator<CreateCompanyBody>
{
    public CreateCompanyValidator() =>
        RuleFor(c => c.Name).Required(CompanyName.What, $"Give it 1 to {CompanyName.MaxLength} characters.").MayNameACompany();
}

/// <summary>A company that was just created.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="WebConnector">What the person at the Web Connector needs.</param>
internal sealed record CreatedCompanyJson(Guid Id, string Name, WebConnectorJson WebConnector);

/// <summary>What the person at the Web Connector needs.</summary>
/// <param name="UserName">The user name in the .qwc file.</param>
/// <param name="Password">What to type into the Web Connector. Answered this once; a new one can be made.</param>
/// <param name="AppUrl">Where the Web Connector will call.</param>
/// <param name="QwcUrl">Where the .qwc file is, with the API key.</param>
internal sealed record WebConnectorJson(string UserName, string Password, string AppUrl, string QwcUrl);
