using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace WebConnectorSync.Server.Pages;

/// <summary>A file of the site. They are inside the assembly, so they are there wherever the server is started from.</summary>
/// <param name="Bytes">Its content.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Version">Changes with the content.</param>
internal sealed record SiteAsset(byte[] Bytes, string ContentType, string Version)
{
    private const string Folder = "wwwroot/";

    private static readonly FrozenDictionary<string, SiteAsset> All = Load();

    /// <summary>The address of a file; a new content has a new address, so browsers may keep it for ever.</summary>
    public static string Url(string name) => $"/assets/{name}?v={All[name].Version}";

    public static IResult Answer(string name, HttpContext context)
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl =
            context.Request.Query["v"] == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.File(asset.Bytes, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Version}\""));
    }

    private static FrozenDictionary<string, SiteAsset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static SiteAsset Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(bytes, Type(Path.GetExtension(name)), Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }

    private static string Type(string extension) => extension switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".png" => "image/png",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
}
