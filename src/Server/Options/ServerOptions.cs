using System.Net;
using FluentValidation;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Options;

/// <summary>What an administrator sets at the top of the configuration (appsettings.json, environment, command line).</summary>
internal sealed class ServerOptions
{
    /// <summary>Where the server listens when nothing else is said.</summary>
    public const string DefaultUrls = "http://localhost:5080";

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Each of <see cref="Urls"/>.</summary>
    public IReadOnlyList<string> Listening => Urls.Split(';');

    /// <summary>
    /// What goes into the .qwc files: the address under which Web Connectors reach this server. Default: the first of <see cref="Urls"/>.
    /// </summary>
    public string PublicUrl { get; init; } = Reachable(DefaultUrls);

    /// <summary>Networks (10.0.0.0/8) whose X-Forwarded headers are believed, besides this machine.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>The server plays a demo company against itself.</summary>
    public bool Demo { get; init; }

    /// <summary>What happens to the demo's company file before which session: restore@3,back@5.</summary>
    public string DemoFileEvents { get; init; } = "";

    public static ServerOptions Read(SettingReader settings)
    {
        var urls = settings.Text(nameof(Urls)) ?? DefaultUrls;
        return new()
        {
            Urls = urls,
            PublicUrl = settings.Text(nameof(PublicUrl))?.TrimEnd('/') ?? Reachable(urls.Split(';')[0]),
            TrustedProxies = settings.List(nameof(TrustedProxies)),
            Demo = settings.Flag(nameof(Demo), false),
            DemoFileEvents = settings.Text(nameof(DemoFileEvents)) ?? "",
        };
    }

    /// <summary>
    /// The address under which this machine reaches a server that listens there: one that listens everywhere is reached under a name.
    /// </summary>
    public static string Reachable(string url) =>
        url.Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//[::]", "//localhost", StringComparison.Ordinal)
            .TrimEnd('/');
}

/// <summary>What <see cref="ServerOptions"/> may be.</summary>
internal sealed class ServerValidator : AbstractValidator<ServerOptions>
{
    public ServerValidator()
    {
        RuleForEach(o => o.Listening).Must(CanListen)
            .WithMessage(
                "Urls has \"{PropertyValue}\", on which nothing can listen. Write http:// or https://, a host or *, and a port up to " +
                "65535: http://localhost:5080.");
        RuleFor(o => o.PublicUrl).Must(IsHttp).When(o => o.PublicUrl != ServerOptions.Reachable(o.Listening[0]))
            .WithMessage("PublicUrl is \"{PropertyValue}\", which is no web address. Write it as https://sync.example.com.");
        RuleForEach(o => o.TrustedProxies).Must(network => IPNetwork.TryParse(network, out _))
            .WithMessage(
                "TrustedProxies has \"{PropertyValue}\", which is no network. Write an address and a length: 10.0.0.0/8, or " +
                "192.0.2.7/32 for one machine.");
        RuleFor(o => o.DemoFileEvents).Must(AreEvents)
            .WithMessage(
                "DemoFileEvents is \"{PropertyValue}\". Write restore, copy, other, move, rename, condense, delete, merge or back, each " +
                "with the " +
                "session before which it happens, from 2 on: restore@3,back@5.");
    }

    private static bool AreEvents(string plan)
    {
        try
        {
            return FileEvents.Parse(plan).Count >= 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // As Kestrel reads it: * and + are hosts to it.
    private static bool CanListen(string url)
    {
        try
        {
            return BindingAddress.Parse(url.Trim()) is { Scheme: "http" or "https", Port: >= 0 and <= IPEndPoint.MaxPort };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
