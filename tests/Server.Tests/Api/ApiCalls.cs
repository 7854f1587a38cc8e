using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Api;

/// <summary>What the tests of the API say again and again.</summary>
internal static class ApiCalls
{
    public const string Companies = "/api/v1/companies";

    private static int names;
    private static int ids;

    /// <summary>An id that sorts after the ones before it: they are a millisecond apart, as ids of one millisecond have no order.</summary>
    public static Guid NextId() => Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddMilliseconds(Interlocked.Increment(ref ids)));

    /// <summary>Creates a company with a name of its own.</summary>
    public static async Task<Guid> CreateCompanyAsync(this RunningServer server)
    {
        var created = await server.Api.PostAsJsonAsync(Companies, new { name = $"Company {Interlocked.Increment(ref names)}" });
        return (await created.JsonAsync(201))["id"]!.GetValue<Guid>();
    }

    /// <summary>The body of an answer with that status.</summary>
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    public static async Task<JsonNode> GetJsonAsync(this RunningServer server, string path) =>
        await (await server.Api.GetAsync(path)).JsonAsync(200);

    /// <summary>Posts a text as JSON.</summary>
    public static Task<HttpResponseMessage> PostTextAsync(this RunningServer server, string path, string body) =>
        server.Api.PostAsync(path, new StringContent(body, null, "application/json"));

    /// <summary>Puts a text as JSON.</summary>
    public static Task<HttpResponseMessage> PutTextAsync(this RunningServer server, string path, string body) =>
        server.Api.PutAsync(path, new StringContent(body, null, "application/json"));

    /// <summary>Holds a refusal against what every refusal promises, and gives its code.</summary>
    public static async Task<JsonNode> RefusedAsync(this Task<HttpResponseMessage> call, int status, string code)
    {
        var answer = await call;
        var problem = await answer.JsonAsync(status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        Assert.All(new[] { "type", "title", "message", "advice" }, member => Assert.NotEmpty(problem[member]!.GetValue<string>()));
        Assert.DoesNotContain("Exception", problem.ToJsonString(), StringComparison.Ordinal);
        return problem;
    }

    /// <summary>The paths and codes of a refusal's errors, in order.</summary>
    public static IEnumerable<string> Errors(this JsonNode problem) =>
        problem["errors"]!.AsArray().Select(e => $"{e!["path"]} {e["code"]}");

    public static IEnumerable<JsonNode> Items(this JsonNode list) => list["items"]!.AsArray().Select(item => item!);

    public static Record AddCustomer(
        this ServerDb db, Guid company, string name, RecordState state = RecordState.QuickBooksOnly, string? externalId = null)
    {
        var now = new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc);
        var record = new Record(state)
        {
            Id = NextId(),
            CompanyId = company,
            Section = "customers",
            QuickBooksId = Guid.NewGuid().ToString("N"),
            ExternalId = externalId,
            Name = name,
            EditSequence = "17",
            QuickBooks = $$"""{"fullName":"{{name}}","balance":12.50}""",
            CreatedAt = now,
            ModifiedAt = now,
        };
        db.Records.Add(record);
        return record;
    }
}
