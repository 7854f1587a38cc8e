using System.Net;
using WebConnectorSync.Server.Data;

namespace WebConnectorSync.Server.Hosting;

/// <summary>What an administrator sets at the top of the configuration (appsettings.json, environment, command line).</summary>
internal sealed class ServerOptions
{
    /// <summary>Where the server listens when nothing else is said.</summary>
    public const string DefaultUrls = "http://localhost:5080";

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>What goes into the .qwc files: the address under which Web Connectors reach this server. Default: the first of <see cref="Urls"/>.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Networks (10.0.0.0/8) whose X-Forwarded headers are believed, besides this machine.</summary>
    public string[] TrustedProxies { get; init; } = [];

    /// <summary>The server plays a demo company against itself.</summary>
    public bool Demo { get; init; }

    public SetupOptions Setup { get; init; } = new();

    /// <summary>Reads the options, and says everything that is wrong with them and with the storage's at once.</summary>
    /// <exception cref="StartProblem">A setting cannot be used.</exception>
    public static ServerOptions Read(IConfiguration configuration)
    {
        var options = new ServerOptions
        {
            Urls = configuration["Urls"] is { Length: > 0 } urls ? urls : DefaultUrls,
            PublicUrl = configuration["PublicUrl"]?.TrimEnd('/') ?? "",
            TrustedProxies = configuration.GetSection("TrustedProxies").Get<string[]>() ?? [],
            Demo = string.Equals(configuration["Demo"], "true", StringComparison.OrdinalIgnoreCase),
            Setup = new()
            {
                ApiKey = Text(configuration, "Setup:ApiKey"),
                AdminEmail = Text(configuration, "Setup:AdminEmail"),
                AdminPassword = Text(configuration, "Setup:AdminPassword"),
            },
        };
        var problems = options.Problems().Concat(options.Setup.Problems()).Concat(StorageOptions.Problems(configuration)).ToList();
        return problems.Count == 0 ? options.WithPublicUrl() : throw new StartProblem(string.Join(Environment.NewLine, problems));
    }

    private IEnumerable<string> Problems()
    {
        foreach (var url in Urls.Split(';').Where(u => !CanListen(u)))
        {
            yield return $"Urls has \"{url}\", on which nothing can listen. Write http:// or https://, a host or *, and a port up to 65535: http://localhost:5080.";
        }

        if (PublicUrl.Length > 0 && !IsHttp(PublicUrl))
        {
            yield return $"PublicUrl is \"{PublicUrl}\", which is no web address. Write it as https://sync.example.com.";
        }

        foreach (var network in TrustedProxies.Where(n => !System.Net.IPNetwork.TryParse(n, out _)))
        {
            yield return $"TrustedProxies has \"{network}\", which is no network. Write an address and a length: 10.0.0.0/8, or 192.0.2.7/32 for one machine.";
        }
    }

    private static string? Text(IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } text ? text : null;

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

    private ServerOptions WithPublicUrl() => PublicUrl.Length > 0 ? this : new()
    {
        Urls = Urls,
        PublicUrl = Reachable(Urls.Split(';')[0]),
        TrustedProxies = TrustedProxies,
        Demo = Demo,
        Setup = Setup,
    };

    /// <summary>The address under which this machine reaches a server that listens there: one that listens everywhere is reached under a name.</summary>
    public static string Reachable(string url) =>
        url.Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//[::]", "//localhost", StringComparison.Ordinal)
            .TrimEnd('/');
}
