using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>An OpenID Connect provider where one person is always signed in.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string Secret = "a secret between both";

    private readonly RSA key = RSA.Create(2048);
    private readonly WebApplication app;
    private string nonce = "";

    private OpenIdProvider(WebApplication app) => this.app = app;

    /// <summary>Who is signed in there.</summary>
    public JsonObject Person { get; set; } = [];

    /// <summary>Whether the person says no when asked.</summary>
    public bool Refuses { get; set; }

    /// <summary>By whom its tokens say that they are issued; null for itself.</summary>
    public string? Issuer { get; set; }

    /// <summary>The settings of a server that trusts it.</summary>
    public IReadOnlyList<string> Settings =>
        [$"--OpenId:Authority={Address}", "--OpenId:ClientId=sync", $"--OpenId:ClientSecret={Secret}", "--OpenId:Name=Contoso"];

    private string Address => app.Urls.Single();

    public static async Task<OpenIdProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var provider = new OpenIdProvider(builder.Build());
        await provider.RunAsync();
        return provider;
    }

    private Task RunAsync()
    {
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/.well-known/openid-configuration", Describe);
        app.MapGet("/keys", Keys);
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", Token);
        app.MapGet("/userinfo", () => Results.Content(Person.ToJsonString(), "application/json"));
        return app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Describe() => Results.Json(new
    {
        issuer = Address,
        authorization_endpoint = $"{Address}/authorize",
        token_endpoint = $"{Address}/token",
        userinfo_endpoint = $"{Address}/userinfo",
        jwks_uri = $"{Address}/keys",
        response_types_supported = new[] { "code" },
        code_challenge_methods_supported = new[] { "S256" },
    });

    private IResult Keys()
    {
        var open = key.ExportParameters(false);
        return Results.Json(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", kid = "1", n = Text(open.Modulus!), e = Text(open.Exponent!) } },
        });
    }

    private IResult Authorize(HttpRequest request)
    {
        nonce = request.Query["nonce"].ToString();
        var back = Refuses ? "error=access_denied" : "code=one";
        return Results.Redirect($"{request.Query["redirect_uri"]}?{back}&state={Uri.EscapeDataString(request.Query["state"].ToString())}");
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_secret"] != Secret || string.IsNullOrEmpty(form["code_verifier"]))
        {
            return Results.BadRequest(new { error = "invalid_client" });
        }

        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var payload = new JsonObject
        {
            ["iss"] = Issuer ?? Address, ["aud"] = "sync", ["nonce"] = nonce, ["iat"] = now, ["exp"] = now + 300,
            ["sub"] = Person["sub"]?.DeepClone(),
        };
        return Results.Json(new { access_token = "access", token_type = "Bearer", id_token = Sign(payload) });
    }

    private string Sign(JsonObject payload)
    {
        var text = $"{Text("""{"alg":"RS256","kid":"1","typ":"JWT"}"""u8)}.{Text(JsonSerializer.SerializeToUtf8Bytes(payload))}";
        var signature = key.SignData(System.Text.Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}.{Text(signature)}";
    }

    private static string Text(ReadOnlySpan<byte> bytes) => WebEncoders.Base64UrlEncode(bytes);
}
