using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Rules;

public sealed class PreviewingRules(RunningServer server)
{
    [Theory]
    [InlineData("""{}""", """{"fromDate":"2026-01-01"}""")]
    [InlineData("""{}""", """{"sections":{"customers":{"quickBooksOnly":"ignore","appOnly":"ignore"}} }""")]
    [InlineData("""{}""", """{"vendors":{"include":"none"},"jobs":{"include":"lowestLevel","exclude":["Zeta:*"]},"employees":{"include":"all"} }""")]
    [InlineData("""{"defaults":{"quickBooksOnly":"ignore","appOnly":"ignore"} }""", """{"fromDate":"2026-01-01","jobs":{"include":"lowestLevel"} }""")]
    [InlineData("""{"fromDate":"2027-01-01","defaults":{"appOnly":"ignore"} }""", """{"sections":{"invoices":{"post":"onRequest"}} }""")]
    [InlineData("""{"defaults":{"post":"onRequest"} }""", """{"paymentMethods":["Nothing"]}""")]
    public async Task It_equals_what_then_happens(string before, string after)
    {
        var books = await FilledAsync(before);
        var preview = await PreviewAsync(books, after);
        var (stood, held) = (await StandsAsync(books), await HeldAsync(books));

        await books.RuleAsync(after);
        await books.SyncAsync();

        var stands = await StandsAsync(books);
        var created = stands.Where(
            s => stood.GetValueOrDefault(s.Key) is { State: "ignored", IsOfTheApp: false }
                && s.Value.State == "quickBooksOnly").Select(s => s.Key);
        var ignored = stands.Where(s => stood.GetValueOrDefault(s.Key) is { State: not "ignored" } && s.Value.State == "ignored")
            .Select(s => s.Key);
        var let = stands.Where(s => stood.GetValueOrDefault(s.Key) is { State: "ignored", IsOfTheApp: true } && s.Value.State != "ignored")
            .Select(s => s.Key)
            .ToList();
        var holds = await HeldAsync(books);
        Says(preview, "create", created, stands);
        Says(preview, "ignore", ignored, stands);
        Says(preview, "hold", let.Where(holds.Contains), stands);
        Says(preview, "post", let.Concat(held).Distinct().Where(r => !holds.Contains(r) && stands[r].State != "ignored"), stands);
    }

    [Fact]
    public async Task It_says_why_in_sentences_and_changes_nothing()
    {
        var books = await FilledAsync("{}");
        var (stood, cursor) = (await StandsAsync(books), (await books.ChangesAsync("customers")).Cursor);

        var preview = await PreviewAsync(books, """{"vendors":{"include":"none"} }""");

        var vendors = preview["sections"]!.AsArray().Single(s => s!["section"]!.GetValue<string>() == "vendors")!;
        Assert.Equal("Vendors", vendors["title"]!.GetValue<string>());
        Assert.Equal("Left out because vendors do not sync.", vendors["ignore"]!["examples"]![0]!["reason"]!.GetValue<string>());
        Assert.Equal(
            preview["sections"]!.AsArray().Sum(s => s!["ignore"]!["count"]!.GetValue<int>()),
            preview["totals"]!["ignore"]!.GetValue<int>());
        Assert.Equal(
            "Left out because its vendor Supplier is left out: vendors do not sync.",
            preview["sections"]!.AsArray()
                .Single(s => s!["section"]!.GetValue<string>() == "bills")!["ignore"]!["examples"]![0]!["reason"]!.GetValue<string>());
        Assert.Equal(stood, await StandsAsync(books));
        Assert.Empty((await books.ChangesAsync("customers", cursor)).Said);
        Assert.Equal(0, (await books.Company.GetAsync("/rules"))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_cannot_be_changed_so_is_refused_as_the_change_would_be()
    {
        var company = $"{ApiCalls.Companies}/{await server.CreateCompanyAsync()}/rules/preview";

        await server.PostTextAsync(company, """{"version":0,"fromDate":"soon"}""").RefusedAsync(400, "notADate");
        await server.PostTextAsync(company, """{"version":3}""").RefusedAsync(409, "rulesChanged");
    }

    private async Task<RuledCompany> FilledAsync(string rules)
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Alpha");
        books.Customer("Roof", "Alpha");
        books.Customer("Tiles", "Alpha:Roof");
        books.Customer("Beta");
        books.Customer("Zeta");
        books.Customer("Tools", "Zeta");
        books.Invoice("Alpha:Roof:Tiles", "1", "2025-06-01");
        books.Enter("Vendor", "<Name>Supplier</Name>");
        books.Bill("Supplier", "B1");
        books.Enter("Employee", "<IsActive>false</IsActive><FirstName>Bob</FirstName><LastName>Gone</LastName>");
        books.Go(2026, 2, 1);
        books.Customer("Gamma");
        books.Invoice("Alpha:Roof", "2", "2026-02-01");
        books.Invoice("Gamma", "3", "2026-02-01");
        await books.RuleAsync(rules);
        await books.SyncAsync();
        await server.Api.TakenAsync(books.Path, "customers", "c", """{"name":"Delta"}""");
        await server.Api.TakenAsync(books.Path, "customers", "j", """{"name":"Deck","parentRef":{"externalId":"c"} }""");
        await server.Api.TakenAsync(books.Path, "invoices", "i", """{"customerRef":{"externalId":"j"},"txnDate":"2026-02-01","refNumber":"77","lines":[{"desc":"Work","amount":10}]}""");
        await server.Api.TakenAsync(books.Path, "receivePayments", "p", """{"customerRef":{"fullName":"Gamma"},"txnDate":"2026-02-01","totalAmount":5,"isAutoApply":true}""");
        return books;
    }

    private async Task<JsonNode> PreviewAsync(RuledCompany books, string document)
    {
        var rules = JsonNode.Parse(document)!;
        rules["version"] = (await books.Company.GetAsync("/rules"))["version"]!.GetValue<int>();
        return await (await server.PostTextAsync(books.Path + "/rules/preview", rules.ToJsonString())).JsonAsync(200);
    }

    // By record: its state, and whether the app alone has it.
    private async Task<Dictionary<string, Standing>> StandsAsync(RuledCompany books)
    {
        var stands = new Dictionary<string, Standing>();
        await using var db = server.OpenDb();
        var id = books.Company.Id;
        foreach (var section in await db.Records.Where(r => r.CompanyId == id).Select(r => r.Section).Distinct().ToListAsync())
        {
            foreach (var record in await books.Company.RecordsAsync(section))
            {
                stands.Add(
                    record["id"]!.GetValue<string>(), new(section, record["state"]!.GetValue<string>(), record["quickBooksId"] is null));
            }
        }

        return stands;
    }

    private static async Task<HashSet<string>> HeldAsync(RuledCompany books) =>
        [.. (await books.Company.GetAsync("/posts?limit=500"))
            .Items()
            .Where(p => p["status"]!.GetValue<string>() == "held")
            .Select(p => p["recordId"]!.GetValue<string>())];

    private static void Says(JsonNode preview, string kind, IEnumerable<string> records, Dictionary<string, Standing> stands)
    {
        var happened = records.ToLookup(r => stands[r].Section);
        foreach (var section in preview["sections"]!.AsArray())
        {
            var (name, group) = (section!["section"]!.GetValue<string>(), section[kind]!);
            var examples = group["examples"]!.AsArray().Select(e => e!["recordId"]!.GetValue<string>()).ToList();
            Assert.Equal($"{kind} {happened[name].Count()} {name}", $"{kind} {group["count"]} {name}");
            Assert.Equal(Math.Min(5, group["count"]!.GetValue<int>()), examples.Count);
            Assert.Subset(happened[name].ToHashSet(), examples.ToHashSet());
        }

        Assert.Equal(happened.Sum(s => s.Count()), preview["totals"]![kind]!.GetValue<int>());
    }

    private sealed record Standing(string Section, string State, bool IsOfTheApp);
}
