using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Tests.Sync;

namespace WebConnectorSync.Server.Tests.Api;

/// <summary>
/// Real answers to every call, held against the description; its examples are such answers (written anew with WCS_UPDATE_DOCS=1, by this
/// class alone).
/// </summary>
public sealed class TheAnswers(RunningServer server)
{
    private const string Examples = "src/Server/Api/Description/examples.json";
    private const int Longest = 400;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SortedDictionary<string, JsonNode> answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = [];
    private readonly Dictionary<string, string> place = [];
    private readonly List<string> wrong = [];
    private readonly SortedSet<string> codes = new(StringComparer.Ordinal);
    private JsonNode description = null!;
    private JsonShapes shapes = null!;

    [Fact]
    public async Task Have_the_shape_that_the_description_says_and_its_examples_do_too()
    {
        description = await (await server.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(200);
        shapes = new(description);
        var company = await SyncedCompany.ConnectAsync(server.Api, "Nordwind Timber", FullBooks.Seed, FullBooks.Settings());
        FullBooks.Fill(company.File);
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        place["{company}"] = $"{company.Id}";

        await CompaniesAsync();
        await RecordsAsync(company);
        await PostsAsync(company);
        await RulesAsync();
        await HistoryAsync(company);
        await RefusalsAsync();
        foreach (var (method, path, _) in Operations().Where(o => o.Method == "get" && !asked.Contains($"{o.Method} {o.Path}")).ToList())
        {
            await AskAsync(method, path);
        }

        await AskAsync("delete", "/companies/{company}");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Empty(Operations().Select(o => $"{o.Method} {o.Path}").Except(asked));
        await CompareAsync();
        var page = await File.ReadAllTextAsync(Path.Combine(TheRepository.Root, "docs/api.md"), TestContext.Current.CancellationToken);
        Assert.All(codes, code => Assert.Contains($"`{code}`", page, StringComparison.Ordinal));
    }

    private async Task CompaniesAsync()
    {
        var other = await AskAsync("post", "/companies", """{"name": "Nordwind Glass"}""");
        await AskAsync("post", "/companies", """{"name": "Nordwind Glass"}""");
        await AskAsync("get", "/companies?limit=1");
        await AskAsync("patch", "/companies/{company}", """{"polling": {"policy": "adaptive"}, "timeZone": "America/New_York"}""");
        await AskAsync("post", "/companies/{company}/pause");
        await AskAsync("post", "/companies/{company}/sync", """{"mode": "now"}""");
        await AskAsync("post", "/companies/{company}/resume");
        await AskAsync("post", "/companies/{company}/sync", """{"mode": "now"}""");
        await AskAsync("post", "/companies/{company}/take-over");
        await AskAsync("post", "/companies/{company}/file", """{"answer": "moved"}""");
        await AskAsync("post", "/companies/{company}/sections/{section}/acknowledge", null, ("{section}", "invoices"));
        await AskAsync("post", "/companies/{company}/password", null, ("{company}", other["id"]!.GetValue<string>()));
    }

    private async Task RecordsAsync(SyncedCompany company)
    {
        const string One = "/companies/{company}/records/{section}/by-external-id/{externalId}";
        foreach (var section in SectionCatalogue.All.Select(s => s.Name).OrderBy(s => s != "invoices"))
        {
            place["{section}"] = section;
            var records = await AskAsync("get", "/companies/{company}/records/{section}?limit=500");
            Assert.True(records.Items().Any(), $"There is nothing in {section}.");
        }

        (place["{section}"], place["{externalId}"]) = ("customers", "cust-17");
        await AskAsync("put", One, """{"name": "Miller", "phone": "555-0100"}""");
        await AskAsync("put", One, """{"name": "Miller", "phone": "555-0101"}""");
        await AskAsync("put", One, """{"phone": "555-0102"}""");
        await AskAsync("put", One + "?post=perhaps", """{"name": "Miller"}""");
        var gone = await AskAsync("put", One, """{"name": "Smith"}""", ("{externalId}", "cust-18"));
        await AskAsync("delete", One, null, ("{externalId}", "cust-18"));
        await AskAsync("post", "/companies/{company}/records/{section}/{record}/erase", null, ("{record}", gone["id"]!.GetValue<string>()));
        company.File.Faults.Forbidden.Add("Vendor");
        await AskAsync("put", One, """{"name": "Bay Hardware"}""", ("{section}", "vendors"), ("{externalId}", "vend-4"));
        await company.SyncAsync();
        Assert.NotEmpty((await AskAsync("get", "/companies/{company}/problems")).Items());
        var record = await AskAsync("get", One);
        Assert.Equal("linked", record["state"]!.GetValue<string>());
        place["{record}"] = record["id"]!.GetValue<string>();
        await AskAsync("post", "/companies/{company}/records/{section}/{record}/erase");
        await AskAsync("post", "/companies/{company}/records/{section}/{record}/resolve", """{"action": "useApp"}""");
    }

    private async Task PostsAsync(SyncedCompany company)
    {
        var path = $"{company.Path}/records/customers/by-external-id/cust-19?post=false";
        var held = await (await server.PutTextAsync(path, """{"name": "Baker"}""")).JsonAsync(201);
        await AskAsync("post", "/companies/{company}/posts", $$"""{"recordIds": ["{{held["id"]}}"]}""");
        var posts = (await AskAsync("get", "/companies/{company}/posts")).Items().ToDictionary(p => p["externalId"]!.GetValue<string>());
        place["{post}"] = posts["cust-17"]["id"]!.GetValue<string>();
        await AskAsync("get", "/companies/{company}/posts/{post}");
        await AskAsync("post", "/companies/{company}/posts/{post}/retry");
        var waiting = ("{post}", posts["cust-19"]["id"]!.GetValue<string>());
        await AskAsync("post", "/companies/{company}/posts/{post}/retry", null, waiting);
        await AskAsync("post", "/companies/{company}/posts/{post}/cancel", null, waiting);
    }

    private async Task RulesAsync()
    {
        var rules = await AskAsync("get", "/companies/{company}/rules");
        rules["sections"] = new JsonObject { ["invoices"] = new JsonObject { ["post"] = "onRequest" } };
        rules["fromDate"] = "2026-01-01";
        await AskAsync("post", "/companies/{company}/rules/preview", rules.ToJsonString());
        await AskAsync("put", "/companies/{company}/rules", rules.ToJsonString());
        await AskAsync("put", "/companies/{company}/rules", rules.ToJsonString());
    }

    private async Task HistoryAsync(SyncedCompany company)
    {
        await company.SyncAsync();
        place["{session}"] = (await AskAsync("get", "/companies/{company}/sessions")).Items().Last()["id"]!.GetValue<string>();
        await AskAsync("get", "/companies/{company}/sessions/{session}");
        place["{number}"] = "1";
    }

    private async Task RefusalsAsync()
    {
        const string Company = "/companies/{company}";
        await AskAsync("get", Company, null, ("{company}", $"{Guid.Empty}"));
        await AskAsync("get", Company + "/posts?limit=none&status=gone");
        await AskAsync("post", "/companies", new string(' ', 1024 * 1024 + 1));
        using var noJson = new StringContent("name=Nordwind", null, "application/x-www-form-urlencoded");
        await TakeAsync("post", "/companies", await server.Api.PostAsync(ApiCalls.Companies, noJson));
        await TakeAsync("get", "/companies", await server.Anonymous.GetAsync(ApiCalls.Companies));
        using var reads = new HttpRequestMessage(HttpMethod.Post, ApiCalls.Companies + "/" + place["{company}"] + "/pause");
        await using var scope = server.Services.CreateAsyncScope();
        var key = (ApiKeyCreated.Done)await scope.ServiceProvider.GetRequiredService<ApiKeyCreation>().CreateAsync(
            new("a key that reads", IsReadOnly: true, Companies: null), TestContext.Current.CancellationToken);
        reads.Headers.Authorization = new("Bearer", key.Key);
        await TakeAsync("post", Company + "/pause", await server.Anonymous.SendAsync(reads));

        // Those that nobody can cause here.
        foreach (var refusal in (Refusal[])[CallerFilter.TooManyCalls(), ApiErrors.OurFault(), ApiErrors.Busy()])
        {
            answers[$"{refusal.Problem.Status}"] = JsonSerializer.SerializeToNode(refusal.Problem, JsonSerializerOptions.Web)!;
        }
    }

    private async Task<JsonNode> AskAsync(string method, string path, string? body = null, params (string Name, string Value)[] parts)
    {
        var address = parts.Concat(place.Select(p => (Name: p.Key, p.Value)))
            .Aggregate("/api/v1" + path, (a, p) => a.Replace(p.Name, p.Value, StringComparison.Ordinal));
        using var request = new HttpRequestMessage(new(method), address);
        request.Content = body is null ? null : new StringContent(body, null, "application/json");
        return await TakeAsync(method, path, await server.Api.SendAsync(request));
    }

    // Holds an answer against what the description says of that call.
    private async Task<JsonNode> TakeAsync(string method, string path, HttpResponseMessage answer)
    {
        var (template, status) = ("/api/v1" + path.Split('?')[0], $"{(int)answer.StatusCode}");
        var what = $"{method} {path} {status}: {await answer.Content.ReadAsStringAsync()}";
        asked.Add($"{method} {path.Split('?')[0]}");
        var declared = description["paths"]![template]?[method]?["responses"]?[status];
        var type = answer.Content.Headers.ContentType?.MediaType;
        var content = declared is null || type is null ? null : shapes.Resolve(declared)["content"]?[type];
        if (declared is null || (content is null && status != "204"))
        {
            wrong.Add($"{type} is not described: {what[..Math.Min(what.Length, Longest)]}");
            return new JsonObject();
        }

        if (type?.EndsWith("json", StringComparison.Ordinal) != true)
        {
            return new JsonObject();
        }

        var value = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var call = $"{method} {answer.RequestMessage!.RequestUri!.PathAndQuery} {status}";
        wrong.AddRange(shapes.Problems(content!["schema"]!, value).Select(p => $"{call}: {p}").Take(5));
        if (status[0] == '4')
        {
            codes.Add(value["code"]!.GetValue<string>());
        }

        answers.TryAdd(status[0] == '2' ? Name(content["schema"]!) : status, Short(value)!);
        return value;
    }

    private async Task CompareAsync()
    {
        var path = Path.Combine(TheRepository.Root, Examples);
        if (Environment.GetEnvironmentVariable("WCS_UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(answers, Readable) + "\n", TestContext.Current.CancellationToken);
            return;
        }

        var written = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!.AsObject();
        Assert.Equal(answers.Keys, written.Select(w => w.Key));
        Assert.All(written, w => Assert.Empty(shapes.Problems(new JsonObject
        {
            ["$ref"] = $"#/components/schemas/{(char.IsAsciiDigit(w.Key[0]) ? "Problem" : w.Key)}",
        }, w.Value)));
        Assert.All(Operations().SelectMany(o => o.Operation["responses"]!.AsObject()), a =>
        {
            var (type, content) = shapes.Resolve(a.Value!)["content"]?.AsObject().Single() ?? new("", null);
            Assert.True(!type.EndsWith("json", StringComparison.Ordinal) || shapes.Resolve(
                content!["examples"]!["answer"]!)["value"] is not null, $"{a.Key} of {content} has no example.");
        });
    }

    private static string Name(JsonNode schema) => schema["$ref"]!.GetValue<string>().Split('/')[^1];

    // Two entries of each list, the beginnings of long texts, and no password.
    private static JsonNode? Short(JsonNode? node, string name = "") => node switch
    {
        JsonObject fields => new JsonObject(fields.ToList().Select(f => KeyValuePair.Create(f.Key, Short(f.Value, f.Key)))),
        JsonArray items => new JsonArray([.. items.Take(2).Select(i => Short(i))]),
        JsonValue value when name == "password" => "7SC8E-Q2MXD-9TKRF-H4WBN",
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length > Longest => text[..Longest] + "...",
        _ => node?.DeepClone(),
    };

    private IEnumerable<(string Method, string Path, JsonNode Operation)> Operations() => description["paths"]!.AsObject().SelectMany(
        p => p.Value!.AsObject(), (p, o) => (o.Key, p.Key["/api/v1".Length..], o.Value!));
}
