using FluentValidation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Options;

/// <summary>Configuration section <c>OpenId</c>: an OpenID Connect provider by which people may sign in.</summary>
internal sealed class OpenIdOptions
{
    public const string Section = "OpenId";

    /// <summary>Where the provider lies: https://login.example.com/realm. Null: nobody signs in by one.</summary>
    public string? Authority { get; init; }

    /// <summary>By which name the provider knows this server.</summary>
    public string? ClientId { get; init; }

    /// <summary>The secret between both.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What people call the provider.</summary>
    public string Name { get; init; } = "your organization";

    /// <summary>
    /// Whether every e-mail address that the provider tells is that person's, though it does not say so of each (<c>email_verified</c>).
    /// Not to be set for a provider where strangers make accounts.
    /// </summary>
    public bool VerifiesEmail { get; init; }

    /// <summary>Whether people may sign in by one.</summary>
    public bool IsOn => Authority is not null;

    public static OpenIdOptions Read(SettingReader settings)
    {
        var options = new OpenIdOptions
        {
            Authority = settings.Text($"{Section}:{nameof(Authority)}"),
            ClientId = settings.Text($"{Section}:{nameof(ClientId)}"),
            ClientSecret = settings.Text($"{Section}:{nameof(ClientSecret)}"),
            Name = settings.Text($"{Section}:{nameof(Name)}") ?? new OpenIdOptions().Name,
            VerifiesEmail = settings.Flag($"{Section}:{nameof(VerifiesEmail)}", false),
        };
        settings.NothingElseIn(Section);
        return options;
    }
}

/// <summary>What <see cref="OpenIdOptions"/> may be. The secret is not repeated.</summary>
internal sealed class OpenIdValidator : AbstractValidator<OpenIdOptions>
{
    public OpenIdValidator()
    {
        RuleFor(o => o).Must(o => o.IsOn == o.ClientId is not null && o.IsOn == o.ClientSecret is not null)
            .WithMessage("OpenId:Authority, OpenId:ClientId and OpenId:ClientSecret belong together. Set all three, or none.");
        RuleFor(o => o.Authority).Must(IsSafe)
            .WithMessage(
                "OpenId:Authority is \"{PropertyValue}\". It must be the provider's address with https:// (http:// only on this " +
                "machine), without /.well-known/openid-configuration.");
    }

    private static bool IsSafe(string? address) => address is null
        || (Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            && !uri.AbsolutePath.Contains("/.well-known/", StringComparison.Ordinal));
}
