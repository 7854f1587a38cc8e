using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Rules;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Matching;

public sealed class MeetingForTheFirstTime(RunningServer server)
{
    [Fact]
    public async Task What_the_app_put_first_is_linked_when_QuickBooks_shows_it()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        books.Customer("Roof", "Miller");
        books.Invoice("Miller:Roof", "17", "2025-06-01");
        books.Invoice("Miller:Roof", "18", "2025-06-01");
        books.Enter("Employee", "<FirstName>Ann</FirstName><LastName>Able</LastName>");
        await server.Api.TakenAsync(books.Path, "customers", "c", """{"name":"MILLER"}""");
        await server.Api.TakenAsync(books.Path, "customers", "j", """{"name":"roof","parentRef":{"externalId":"c"}}""");
        await server.Api.TakenAsync(books.Path, "employees", "e", """{"firstName":"Ann","lastName":"Able"}""");
        await server.Api.TakenAsync(books.Path, "invoices", "i", """{"customerRef":{"externalId":"j"},"txnDate":"2025-06-01","refNumber":"17","lines":[{"desc":"Work","amount":10}]}""");
        await server.Api.TakenAsync(books.Path, "invoices", "o", """{"customerRef":{"externalId":"j"},"txnDate":"2025-06-02","refNumber":"18","lines":[{"desc":"Work","amount":10}]}""");
        var before = books.File.Count("Customer");

        await books.SyncAsync();

        Assert.Equal("linked", await books.StandAsync("customers", "Miller"));
        Assert.Equal("linked", await books.StandAsync("customers", "Miller:Roof"));
        Assert.Equal("linked", await books.StandAsync("employees", "Ann Able"));
        Assert.Equal("linked", await books.StandAsync("invoices", "17"));
        Assert.Equal(
            ["linked", "quickBooksOnly"],
            (await books.Company.RecordsAsync("invoices")).Where(
                r => r["name"]!.GetValue<string>() == "18").Select(RuledCompany.Stand).Order(StringComparer.Ordinal));
        Assert.Equal(before, books.File.Count("Customer"));
        Assert.Contains("linked Miller:Roof", (await books.ChangesAsync("customers")).Said);
    }

    [Fact]
    public async Task What_QuickBooks_had_first_is_linked_when_the_app_puts_it()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        var invoice = books.Invoice("Miller", "17", "2025-06-01");
        await books.SyncAsync();

        var customer = await server.Api.TakenAsync(books.Path, "customers", "c", """{"name":"miller"}""");
        var record = await server.Api.TakenAsync(books.Path, "invoices", "i", """{"customerRef":{"externalId":"c"},"txnDate":"2025-06-01","refNumber":"17","lines":[{"desc":"Work","amount":10}]}""");

        Assert.Equal("linked", customer["state"]!.GetValue<string>());
        Assert.Equal(invoice, record["quickBooksId"]!.GetValue<string>());
        Assert.Single(await books.Company.RecordsAsync("invoices"));
        Assert.DoesNotContain((await books.Company.GetAsync("/posts")).Items(), p => p["status"]!.GetValue<string>() == "pending");
    }

    [Fact]
    public async Task Two_that_look_the_same_are_a_conflict_until_somebody_decides()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        string[] ids = [books.Invoice("Miller", "17", "2025-06-01", "10.00"), books.Invoice("Miller", "17", "2025-06-01", "20.00")];
        await books.SyncAsync();
        const string Body = """{"customerRef":{"fullName":"Miller"},"txnDate":"2025-06-01","refNumber":"17","lines":[{"desc":"Work","amount":20}]}""";

        var record = await server.Api.TakenAsync(books.Path, "invoices", "i", Body);

        Assert.Equal("conflict", record["state"]!.GetValue<string>());
        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            record["candidates"]!.AsArray().Select(c => c!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Single((await books.Company.GetAsync("/records/invoices?state=conflict")).Items());
        await ResolveAsync(books, record, """{"action":"link"}""").RefusedAsync(409, "quickBooksIdMissing");
        await ResolveAsync(books, record, """{"action":"useApp"}""").RefusedAsync(409, "notLinked");
        await ResolveAsync(books, record, """{"action":"marry"}""").RefusedAsync(400, "unknownWord");

        var linked = await (await ResolveAsync(books, record, $$"""{"action":"link","quickBooksId":"{{ids[1]}}"}""")).JsonAsync(200);

        Assert.Equal(("linked", ids[1]), (linked["state"]!.GetValue<string>(), linked["quickBooksId"]!.GetValue<string>()));
        Assert.Equal(2, (await books.Company.RecordsAsync("invoices")).Count);
        await ResolveAsync(books, record, """{"action":"ignore"}""").RefusedAsync(409, "notInConflict");
    }

    [Fact]
    public async Task Two_that_look_the_same_and_come_in_different_pages_are_a_conflict_too()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        const string Body = """{"customerRef":{"fullName":"Miller"},"txnDate":"2025-06-01","refNumber":"17","lines":[{"desc":"Work","amount":20}]}""";
        await server.Api.TakenAsync(books.Path, "invoices", "i", Body);
        var first = books.Invoice("Miller", "17", "2025-06-01", "10.00");
        for (var i = 0; i < 2 * Pacing.First; i++)
        {
            books.Invoice("Miller", $"N-{i}", "2025-06-01");
        }

        var second = books.Invoice("Miller", "17", "2025-06-01", "20.00");
        await books.SyncAsync();

        var record = await books.Company.GetAsync("/records/invoices/by-external-id/i");
        Assert.Equal("conflict", record["state"]!.GetValue<string>());
        Assert.Equal(
            new[] { first, second }.Order(StringComparer.Ordinal),
            record["candidates"]!.AsArray().Select(c => c!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal(
            2,
            (await books.Company.RecordsAsync("invoices")).Count(
                r => r["quickBooksId"]?.GetValue<string>() is { } id && (
                    id == first || id == second) && r["state"]!.GetValue<string>() == "quickBooksOnly"));
        Assert.Equal(books.File.Count("Invoice"), (await books.Company.SectionAsync("invoices"))["counts"]!["quickBooks"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("keepApart", "appOnly", "pending")]
    [InlineData("ignore", "ignored", "ignored")]
    public async Task A_conflict_can_be_kept_apart_or_ignored_and_stays_so(string action, string state, string post)
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        books.Invoice("Miller", "17", "2025-06-01");
        books.Invoice("Miller", "17", "2025-06-01");
        await books.SyncAsync();
        var record = await server.Api.TakenAsync(books.Path, "invoices", "i", """{"customerRef":{"fullName":"Miller"},"txnDate":"2025-06-01","refNumber":"17","lines":[{"desc":"Work","amount":20}]}""");
        var held = (await books.Company.GetAsync("/posts")).Items().Single();
        Assert.Equal("held", held["status"]!.GetValue<string>());

        var settled = await (await ResolveAsync(books, record, $$"""{"action":"{{action}}"}""")).JsonAsync(200);
        await server.Api.TakenAsync(books.Path, "invoices", "i", """{"customerRef":{"fullName":"Miller"},"txnDate":"2025-06-01","refNumber":"17","memo":"again","lines":[{"desc":"Work","amount":20}]}""");

        Assert.Equal(state, settled["state"]!.GetValue<string>());
        Assert.Equal(post, (await books.Company.GetAsync("/posts")).Items().Single()["status"]!.GetValue<string>());
        Assert.Equal(state, (await books.Company.GetAsync($"/records/invoices/{record["id"]}"))["state"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("quickBooks", "linked", 0)]
    [InlineData("app", "linked", 1)]
    [InlineData("ask", "conflict", 0)]
    public async Task The_rules_say_whose_values_count_after_linking(string winner, string state, int posts)
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Enter("Customer", "<Name>Miller</Name><Phone>111</Phone>");
        await books.RuleAsync($$"""{"defaults":{"conflict":"{{winner}}"} }""");
        await books.SyncAsync();

        var record = await server.Api.TakenAsync(books.Path, "customers", "c", """{"name":"Miller","phone":"222"}""");

        Assert.Equal(state, record["state"]!.GetValue<string>());
        Assert.Equal(posts, (await books.Company.GetAsync("/posts")).Items().Count(p => p["status"]!.GetValue<string>() == "pending"));
        if (state == "conflict")
        {
            Assert.Contains("phone", record["reason"]!.GetValue<string>(), StringComparison.Ordinal);
            await (await ResolveAsync(books, record, """{"action":"useApp"}""")).JsonAsync(200);
            Assert.Equal(
                "modify",
                (await books.Company.GetAsync("/posts")).Items().Single(
                    p => p["status"]!.GetValue<string>() == "pending")["operation"]!.GetValue<string>());
        }
    }

    private Task<HttpResponseMessage> ResolveAsync(RuledCompany books, JsonNode record, string body) =>
        server.PostTextAsync($"{books.Path}/records/{record["section"]}/{record["id"]}/resolve", body);
}
