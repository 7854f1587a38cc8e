using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Jobs;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Jobs;

/// <summary>Hangfire's dashboard at /jobs, which is an administrator's.</summary>
public sealed class TheJobsPage : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private readonly RunningServer server =
        new() { Also = services => services.AddSingleton<Bell>().AddJob<RingJob>(TimeSpan.FromDays(1), "Rings.") };

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        await server.Services.GetRequiredService<JobServer>().ScheduleAsync(default);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("/jobs")]
    [InlineData("/jobs/recurring")]
    [InlineData("/jobs/jobs/succeeded")]
    public async Task Sends_whoever_is_not_signed_in_to_the_door(string path)
    {
        using var answer = await server.Anonymous.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in?", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_no_program_s()
    {
        using var answer = await server.Api.GetAsync("/jobs");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.Bookkeeper)]
    [InlineData(Role.Viewer)]
    internal async Task Says_not_allowed_to_others_as_the_other_pages_do(Role role)
    {
        using var browser = await SignedInAsync(role);

        foreach (var path in new[] { "/settings/server", "/jobs", "/jobs/recurring" })
        {
            using var answer = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains("<h1>Not allowed</h1>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Shows_an_administrator_the_jobs_with_a_policy_of_its_own_for_the_browser()
    {
        using var browser = await SignedInAsync(Role.Administrator);

        using var page = await browser.GetAsync("/jobs/recurring");
        using var other = await browser.GetAsync("/settings/server");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var text = await page.Content.ReadAsStringAsync();
        Assert.All(server.Services.GetServices<JobPlan>(), plan => Assert.Contains(plan.Name, text, StringComparison.Ordinal));
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("font-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("font-src", other.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("href=\"/jobs\"", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/jobs/nowhere")).StatusCode);
    }

    [Fact]
    public async Task Begins_a_job_at_once_for_a_form_of_its_own_only_and_the_audit_trail_knows_who_did()
    {
        using var browser = await SignedInAsync(Role.Administrator);
        var token = Behind("csrf-token\" content=\"", await browser.GetStringAsync("/jobs/recurring"));

        Assert.Equal(HttpStatusCode.Forbidden, await TriggerAsync(browser, null));
        Assert.Equal(HttpStatusCode.NoContent, await TriggerAsync(browser, token));

        await server.Services.GetRequiredService<Bell>().Rung;
        await using var db = server.OpenDb();
        Assert.Equal(
            $"{Role.Administrator}@example.com",
            (await db.Audit.SingleAsync(a => a.Action == "Pressed recurring/trigger ring on the page of the jobs.")).Caller);
    }

    private static async Task<HttpStatusCode> TriggerAsync(HttpClient browser, string? token)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/jobs/recurring/trigger") { Content = new FormUrlEncodedContent([new("jobs[]", "ring")]) };
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<HttpClient> SignedInAsync(Role role)
    {
        var email = $"{role}@example.com";
        await using (var scope = server.Services.CreateAsyncScope())
        {
            Assert.Empty(
                await scope.ServiceProvider.GetRequiredService<UserActions>()
                    .CreateAsync(new NewPerson(email, Password, role, null), default, isOwn: true));
        }

        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = server.Address };
        var token = Behind("__RequestVerificationToken\" type=\"hidden\" value=\"", await browser.GetStringAsync("/sign-in"));
        using var answer = await browser.PostAsync(
            "/sign-in",
            new FormUrlEncodedContent([new("email", email), new("password", Password), new("__RequestVerificationToken", token)]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return browser;
    }

    // What stands in quotes behind a text.
    private static string Behind(string text, string page)
    {
        var start = page.IndexOf(text, StringComparison.Ordinal) + text.Length;
        return page[start..page.IndexOf('"', start)];
    }

    /// <summary>Rings when the job had its turn.</summary>
    private sealed class Bell
    {
        private readonly TaskCompletionSource rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Rung => rung.Task.WaitAsync(TimeSpan.FromMinutes(1));

        public void Ring() => rung.TrySetResult();
    }

    private sealed class RingJob(Bell bell) : IServerJob
    {
        public Task<string> WorkAsync(CancellationToken ct)
        {
            bell.Ring();
            return Task.FromResult("It rang.");
        }
    }
}
