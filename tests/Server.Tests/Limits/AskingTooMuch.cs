using System.Net;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Soap;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Server.WebConnector;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Limits;

public sealed class AskingTooMuch
{
    [Fact]
    public async Task A_key_is_told_to_wait_and_no_other_key_is()
    {
        await using var server = await RunningServer.StartAsync(null, "--Limits:ApiCallsPerMinute=3");
        var other = await KeyAsync(server);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await server.Api.GetAsync(ApiCalls.Companies)).StatusCode);
        }

        var refused = await server.Api.GetAsync(ApiCalls.Companies);

        Assert.Equal("tooManyCalls", (await refused.JsonAsync(429))["code"]!.GetValue<string>());
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(server, other));
    }

    [Fact]
    public async Task Wrong_passwords_slow_a_company_down_visibly_and_the_right_one_still_works()
    {
        await using var server = await RunningServer.StartAsync(null, "--Limits:WrongPasswordsPerMinute=2");
        var (guessed, quiet) = (
            await SyncedCompany.ConnectAsync(server.Api, "Guessed", new SeedPlan { Customers = 3 }),
            await SyncedCompany.ConnectAsync(server.Api, "Quiet", new SeedPlan { Customers = 3 }));
        guessed.Connector.Password = "wrong";
        for (var i = 0; i < 3; i++)
        {
            await guessed.SyncAsync();
        }

        Assert.Contains(
            (await guessed.GetAsync("/log")).Items(),
            line => line["code"]?.GetValue<string>() == "SLOWEDDOWN"
                && line["text"]!.GetValue<string>().Contains("slowed down", StringComparison.Ordinal));
        Assert.DoesNotContain((await quiet.GetAsync("/log")).Items(), line => line["code"]?.GetValue<string>() == "QBWC1040");
        guessed.Connector.Password = guessed.Password;
        await guessed.SyncAsync();
        Assert.NotNull((await guessed.GetAsync(""))["lastSyncAt"]);
    }

    [Fact]
    public async Task A_Web_Connector_that_calls_too_fast_waits_and_is_not_refused()
    {
        await using var server = await RunningServer.StartAsync(null, "--Limits:WebConnectorCallsPerMinute=4");
        var company = await SyncedCompany.ConnectAsync(server.Api, "Hasty", new SeedPlan { Customers = 3 });

        await company.SyncAsync();

        Assert.NotNull((await company.GetAsync(""))["lastSyncAt"]);
    }

    [Fact]
    public async Task More_calls_than_may_wait_are_refused_and_not_let_through()
    {
        await using var server = await RunningServer.StartAsync(null, "--Limits:WebConnectorCallsPerMinute=1");
        var company = await SyncedCompany.ConnectAsync(server.Api, "Flooded", new SeedPlan { Customers = 3 });
        var begun = await PostAsync(
            server,
            "authenticate",
            $"<strUserName>{company.Connector.Qwc.UserName}</strUserName><strPassword>{company.Password}</strPassword>");
        var ticket = begun.Split("<string>")[1].Split('<')[0];

        // One is answered, as many wait as may, and two find no place.
        var calls = Enumerable.Range(0, WebConnectorLimit.MostWaiting + 3)
            .Select(_ => PostAsync(server, "getLastError", $"<ticket>{ticket}</ticket>")).ToList();
        var refused = 0;
        for (var answered = 0; answered < 3; answered++)
        {
            var call = await Task.WhenAny(calls);
            calls.Remove(call);
            refused += (await call).Contains("come faster than the server takes them", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Equal(2, refused);
        Assert.All(calls, c => Assert.False(c.IsCompleted));
    }

    [Fact]
    public async Task A_limit_of_nothing_is_refused_at_the_start() =>
        Assert.Contains(
            "Limits:ApiCallsAtOnce",
            (await Assert.ThrowsAsync<StartupException>(() => RunningServer.StartAsync(null, "--Limits:ApiCallsAtOnce=0"))).Message,
            StringComparison.Ordinal);

    private static async Task<string> PostAsync(RunningServer server, string operation, string parameters)
    {
        using var content = new StringContent(Envelope.Of(operation, parameters));
        using var answer = await server.Anonymous.PostAsync(new Uri("/qbwc", UriKind.Relative), content);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> KeyAsync(RunningServer server)
    {
        using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateScope(server.Services);
        var creation = (ApiKeyCreation)scope.ServiceProvider.GetService(typeof(ApiKeyCreation))!;
        return (
            (ApiKeyCreated.Done)await creation.CreateAsync(
                new("other", IsReadOnly: false, Companies: null), TestContext.Current.CancellationToken)).Key;
    }

    private static async Task<HttpStatusCode> CallAsync(RunningServer server, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiCalls.Companies) { Headers = { Authorization = new("Bearer", key) } };
        return (await server.Anonymous.SendAsync(request)).StatusCode;
    }
}
