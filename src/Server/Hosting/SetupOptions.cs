using WebConnectorSync.Server.Access;

namespace WebConnectorSync.Server.Hosting;

/// <summary>Configuration section <c>Setup</c>: for a first start that nobody attends.</summary>
internal sealed class SetupOptions
{
    public const int ApiKeyMinLength = 16;

    /// <summary>An API key that shall exist; at least <see cref="ApiKeyMinLength"/> characters. Null: none is made.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The e-mail address of an administrator who shall exist; with <see cref="AdminPassword"/>. Null: the first visitor makes one.</summary>
    public string? AdminEmail { get; init; }

    /// <summary>The password that administrator begins with; an account that is there keeps its own.</summary>
    public string? AdminPassword { get; init; }

    /// <summary>What is wrong with them, in sentences.</summary>
    public IEnumerable<string> Problems()
    {
        if (ApiKey is { } key && key.Length < ApiKeyMinLength)
        {
            yield return $"Setup:ApiKey has {key.Length} characters and needs at least {ApiKeyMinLength}. Make a random one, for example with \"openssl rand -hex 32\".";
        }

        if (AdminEmail is null != AdminPassword is null)
        {
            yield return "Setup:AdminEmail and Setup:AdminPassword belong together. Set both, or neither and make the administrator on the first page.";
        }

        if (AdminEmail is not null && EmailAddress.Problem(AdminEmail) is not null)
        {
            yield return $"Setup:AdminEmail is \"{AdminEmail}\", which is no e-mail address.";
        }

        if (AdminPassword is { } password && (password.Length < PasswordRule.MinLength || password.Distinct().Count() < PasswordRule.MinDifferent))
        {
            yield return $"Setup:AdminPassword is too weak. {PasswordRule.Sentence}";
        }
    }
}
