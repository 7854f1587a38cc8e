using System.Net;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Tests.Api;

namespace WebConnectorSync.Server.Tests.Hosting;

/// <summary>What the program's log says about requests.</summary>
public sealed class TheRequestLog
{
    private const string Company = "/api/v1/companies/00000000-0000-0000-0000-000000000000";

    // As a sender might put it into an address by mistake.
    private const string Secret = "SECRET-IN-AN-ADDRESS";

    [Fact]
    public async Task Has_method_route_status_and_time_of_pages_and_API_and_leaves_out_what_comes_all_the_time()
    {
        var log = await AskAsync("Information");

        Assert.Contains(
            "INF GET /api/v1/companies/{company:guid}/records/{section}/by-external-id/{externalId} answered 404 in ",
            log,
            StringComparison.Ordinal);
        Assert.Contains("INF GET /companies/{company:guid} answered 302 in ", log, StringComparison.Ordinal);
        Assert.Contains("INF GET /sign-in answered 302 in ", log, StringComparison.Ordinal);
        Assert.Contains("INF GET /api/v1/jobs answered 401 in ", log, StringComparison.Ordinal);
        Assert.DoesNotContain("/health", log, StringComparison.Ordinal);
        Assert.DoesNotContain("/assets", log, StringComparison.Ordinal);
        Assert.DoesNotContain("GET /qbwc", log, StringComparison.Ordinal);
        Assert.Contains("WRN POST /qbwc", log, StringComparison.Ordinal);
        Assert.DoesNotContain("(no route)", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_the_rest_too_where_somebody_looks_for_a_fault()
    {
        var log = await AskAsync("Debug");

        Assert.Contains("DBG GET /health/live answered 200 in ", log, StringComparison.Ordinal);
        Assert.Contains("DBG GET /assets/{name} answered 404 in ", log, StringComparison.Ordinal);
        Assert.Contains("DBG GET (no route) answered 404 in ", log, StringComparison.Ordinal);
        Assert.Contains("DBG GET /qbwc", log, StringComparison.Ordinal);
        Assert.Contains("WRN POST /qbwc", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_route_of_a_call_that_failed_and_its_answer_keeps_the_headers_that_protect()
    {
        await using var server = await RunningServer.StartAsync();
        var company = await server.CreateCompanyAsync();
        await using (var db = server.OpenDb())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE Records RENAME TO Gone");
        }

        using (var answer = await server.Api.GetAsync($"{ApiCalls.Companies}/{company}/records/customers/by-external-id/{Secret}"))
        {
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        await server.RestartAsync();
        var log = string.Concat(await Task.WhenAll(Directory.GetFiles(Path.Combine(server.DataDirectory, "logs")).Select(ReadAsync)));
        Assert.Contains(
            "ERR GET /api/v1/companies/{company:guid}/records/{section}/by-external-id/{externalId} failed", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, log, StringComparison.Ordinal);
    }

    // The log of some requests, each with a secret in path or query: of the route only what the program wrote may stand in it.
    private static async Task<string> AskAsync(string level)
    {
        await using var server = await RunningServer.StartAsync(null, $"--Serilog:MinimumLevel:Default={level}");
        string[] withKey = [$"{Company}/records/customers/by-external-id/{Secret}?key={Secret}", $"/openapi/v1.json?key={Secret}"];
        foreach (var address in withKey)
        {
            (await server.Api.GetAsync(address)).Dispose();
        }

        string[] anonymous =
        [
            "/api/v1/jobs?key=", "/companies/00000000-0000-0000-0000-000000000000?", "/sign-in?returnUrl=/", "/health/live?",
            "/assets/", "/", "/qbwc?",
        ];
        foreach (var address in anonymous)
        {
            using var answer = await server.Anonymous.GetAsync(address + Secret);
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        }

        (await server.Anonymous.PostAsync($"/qbwc?{Secret}", new StringContent("no XML", null, "text/xml"))).Dispose();

        // A line is written when its answer is on the way; a server that stopped has written all.
        await server.RestartAsync();
        var log = string.Concat(await Task.WhenAll(Directory.GetFiles(Path.Combine(server.DataDirectory, "logs")).Select(ReadAsync)));
        Assert.DoesNotContain(Secret, log, StringComparison.OrdinalIgnoreCase);
        return log;
    }

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
