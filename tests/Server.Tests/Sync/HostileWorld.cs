using System.Net;
using WebConnectorSync.Server.Tests.Pages;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>A server, an app, and an administrator with a browser who looks at every page.</summary>
public sealed class HostileWorld : IAsyncLifetime
{
    private const string Email = "anna@example.com";

    /// <summary>The server.</summary>
    public RunningServer Server { get; private set; } = null!;

    /// <summary>Signed in.</summary>
    public HttpClient Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await RunningServer.StartAsync(
            null, "--Jobs:IsEnabled=false", $"--Setup:AdminEmail={Email}", $"--Setup:AdminPassword={Visitor.Password}");
        Browser = new(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = Server.Address };
        var page = await Browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var token = Visitor.TokenIn(page);
        using var answer = await Browser.PostAsync("/sign-in", new FormUrlEncodedContent(
        [
            new("email", Email), new("password", Visitor.Password), new("__RequestVerificationToken", token),
        ]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var settings = await Browser.GetAsync(new Uri("/settings/people", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, settings.StatusCode);
    }

    public ValueTask DisposeAsync()
    {
        Browser.Dispose();
        return Server.DisposeAsync();
    }
}
