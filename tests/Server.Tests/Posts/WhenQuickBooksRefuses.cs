using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Posts;

public sealed class WhenQuickBooksRefuses(TimedServer timed) : IClassFixture<TimedServer>
{
    private readonly Clock clock = timed.Clock;
    private readonly RunningServer server = timed.Server;

    [Fact]
    public async Task Only_the_refused_one_fails_and_says_who_must_do_what()
    {
        var company = await PostedCompany.ConnectAsync(server, "Refused");
        company.File.Faults.Forbidden.Add("Vendor");
        var refused = await company.PutAsync("vendors", "v-1", new { name = "Forbidden" });
        await company.PutInvoiceAsync("R-1");

        var said = await company.SyncAsync();

        var post = await company.PostAsync(refused);
        Assert.Equal("rejected", Text(post, "status"));
        Assert.Equal(
            ("3260", "administrator", "notApplied"),
            (Text(post["error"]!, "code"), Text(post["error"]!, "actor"), Text(post["error"]!, "outcome")));
        Assert.Single(company.InQuickBooks("Invoice", "R-1"));
        Assert.StartsWith("Posted to QuickBooks: invoices 1. Refused: vendors 1.", said, StringComparison.Ordinal);
        Assert.Contains((await company.Synced.GetAsync("/changes?limit=500")).Items(), c => Text(c, "type") == "rejected");

        company.File.Faults.Forbidden.Clear();
        await company.ActAsync(refused, "retry");
        await company.SyncAsync();
        Assert.Equal("posted", Text(await company.PostAsync(refused), "status"));
    }

    [Fact]
    public async Task A_refused_parent_holds_its_children_until_it_is_corrected()
    {
        var company = await PostedCompany.ConnectAsync(server, "Children");
        company.File.Faults.Forbidden.Add("Customer");
        var parent = await company.PutAsync("customers", "c-1", new { name = "Parent" });
        var child = await company.PutInvoiceAsync("K-1", customer: new { externalId = "c-1" });

        await company.SyncAsync();

        var held = await company.PostAsync(child);
        Assert.Equal(("held", "PARENT", parent.ToString()), (Text(held, "status"), Text(held["error"]!, "code"), Text(held, "waitsFor")));
        Assert.Contains("Parent", Text(held, "reason"), StringComparison.Ordinal);

        company.File.Faults.Forbidden.Clear();
        await company.ActAsync(parent, "retry");
        await company.SyncAsync();
        Assert.Single(company.InQuickBooks("Invoice", "K-1"));
    }

    [Fact]
    public async Task Records_that_refer_to_each_other_are_told_apart_from_those_that_wait()
    {
        var company = await PostedCompany.ConnectAsync(server, "Circle");
        await company.PutAsync("customers", "a", new { name = "A", parentRef = new { externalId = "b" } });
        await company.PutAsync("customers", "b", new { name = "B", parentRef = new { externalId = "a" } });

        await company.SyncAsync();

        Assert.Contains(await company.PostsAsync(), p => p["error"] is { } error && Text(error, "code") == "CYCLE");
        Assert.DoesNotContain(await company.PostsAsync(), p => Text(p, "status") == "posted");
    }

    [Fact]
    public async Task A_record_somebody_has_open_is_tried_again_after_growing_pauses()
    {
        var company = await PostedCompany.ConnectAsync(server, "Locked record");
        var record = await company.PutInvoiceAsync("L-1");
        await company.SyncAsync();
        var id = Text(await company.RecordAsync("invoices", "L-1"), "quickBooksId")!;
        company.File.Faults.Locked[id] = 2;
        await company.PutInvoiceAsync("L-1", rate: 11m);

        await company.SyncAsync();
        var waiting = await company.PostAsync(record);
        Assert.Equal(
            ("pending", "3175", 1), (Text(waiting, "status"), Text(waiting["error"]!, "code"), waiting["attempts"]!.GetValue<int>()));

        await company.SyncAsync();
        Assert.Equal(1, (await company.PostAsync(record))["attempts"]!.GetValue<int>());
        foreach (var seconds in new[] { 6, 31 })
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            await company.SyncAsync();
        }

        Assert.Equal(
            ("posted", 3),
            (Text(await company.PostAsync(record), "status"), (await company.PostAsync(record))["attempts"]!.GetValue<int>()));
        Assert.Equal("22.00", company.File.Find("Invoice", id)!.Element("Subtotal")!.Value);
    }

    [Fact]
    public async Task One_request_it_cannot_read_is_found_among_many_and_the_others_go_out()
    {
        var company = await PostedCompany.ConnectAsync(server, "Unreadable");
        company.File.Faults.Unreadable.Add("bad-one");
        for (var i = 0; i < 20; i++)
        {
            await company.PutInvoiceAsync($"U-{i}");
        }

        var bad = await company.PutInvoiceAsync("U-x", memo: "bad-one");
        await company.SyncAsync();

        Assert.Equal(20, company.File.Count("Invoice"));
        var post = await company.Synced.GetAsync($"/posts/{(await company.PostAsync(bad))["id"]}");
        Assert.Equal(
            ("rejected", "0x80040400", "developer"), (Text(post, "status"), Text(post["error"]!, "code"), Text(post["error"]!, "actor")));
        Assert.Contains("bad-one", Text(post, "requestXml"), StringComparison.Ordinal);
        Assert.Contains(
            (await company.Synced.GetAsync("/log?q=bad-one")).Items(),
            l => Text(l, "text")!.Contains("<Memo>bad-one</Memo>", StringComparison.Ordinal));
        Assert.All(
            (await company.PostsAsync()).Where(p => Text(p, "id") != Text(post, "id")), p => Assert.Equal("posted", Text(p, "status")));
    }

    [Theory]
    [InlineData("quickBooks", "cancelled", "linked", "from a person")]
    [InlineData("app", "posted", "linked", "from the app")]
    [InlineData("newest", "cancelled", "linked", "from a person")]
    [InlineData("newest", "posted", "linked", "from the app", 3650)]
    [InlineData("ask", "held", "conflict", "from a person")]
    public async Task A_record_that_changed_in_quickbooks_meanwhile_follows_the_rule(
        string rule, string status, string state, string memo, int daysLater = 0)
    {
        var company = await PostedCompany.ConnectAsync(server, $"Conflict {rule} {daysLater}", new() { IsEditSequenceStrict = true });
        await company.RuleAsync("invoices", "conflict", rule);
        var record = await company.PutInvoiceAsync("K-1", memo: "at first");
        await company.SyncAsync();
        var id = Text(await company.RecordAsync("invoices", "K-1"), "quickBooksId")!;

        // Between reading and writing.
        await company.SetRulesAsync(new JsonObject { ["import"] = "onDemand" });
        company.File.Change("Invoice", id, ("Memo", "from a person"));
        clock.Advance(TimeSpan.FromDays(daysLater));
        await company.PutInvoiceAsync("K-1", memo: "from the app");
        await company.SyncAsync();
        clock.SetBack(TimeSpan.FromDays(daysLater));

        Assert.Equal(memo, company.File.Find("Invoice", id)!.Element("Memo")!.Value);
        Assert.Equal(status, Text(await company.PostAsync(record), "status"));
        Assert.Equal(state, Text(await company.RecordAsync("invoices", "K-1"), "state"));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_before_it_is_sent_with_every_field_named()
    {
        var company = await PostedCompany.ConnectAsync(server, "Unfit");
        var record = await company.PutInvoiceAsync("this-number-is-too-long", customer: new { fullName = "Nobody" });

        await company.SyncAsync();

        var post = await company.PostAsync(record);
        Assert.Equal(("rejected", "UNFIT", 0), (Text(post, "status"), Text(post["error"]!, "code"), post["attempts"]!.GetValue<int>()));
        Assert.NotEmpty(post["error"]!["problems"]!.AsArray());
        Assert.False(company.File.RequestsServed.ContainsKey("InvoiceAddRq"));
    }

    [Fact]
    public async Task A_missing_section_makes_posts_wait_and_say_so()
    {
        var synced = await SyncedCompany.ConnectAsync(server.Api, "Unread", new SeedPlan { Customers = 1, Jobs = 0 });
        synced.File.Faults.FailMessage(1, HResult.InternalError, isExecuted: false);
        var id = Guid.Parse(synced.Path[(synced.Path.LastIndexOf('/') + 1)..]);
        await server.PutAsync(id, "customers", "c-1", """{"name": "New"}""");
        await synced.SyncAsync();

        Assert.Equal("pending", Text((await synced.GetAsync("/posts")).Items().Single(), "status"));
        await synced.SyncAsync();
        Assert.Equal("posted", Text((await synced.GetAsync("/posts")).Items().Single(), "status"));
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
