using System.Text.Json.Nodes;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>QuickBooks' change is read in the same session in which the app's would go out.</summary>
public sealed class WhenBothSidesChanged(RunningServer server)
{
    [Theory]
    [InlineData("quickBooks", "cancelled", "linked", "from a person")]
    [InlineData("app", "posted", "linked", "from the app")]
    [InlineData("ask", "held", "conflict", "from a person")]
    public async Task The_rule_decides_before_anything_is_sent(string rule, string status, string state, string memo)
    {
        var (company, record, id) = await PostedAsync($"Both {rule}");
        await company.RuleAsync("invoices", "conflict", rule);
        company.File.Change("Invoice", id, ("Memo", "from a person"));
        await company.PutInvoiceAsync("B-1", memo: "from the app");

        await company.SyncAsync();

        Assert.Equal(memo, Memo(company, id));
        Assert.Equal(status, Text(await company.PostAsync(record), "status"));
        Assert.Equal(state, Text(await company.RecordAsync("invoices", "B-1"), "state"));
    }

    [Theory]
    [InlineData(true, "changed in the app", "posted")]
    [InlineData(false, "from a person", "cancelled")]
    public async Task The_newest_counts_whatever_zone_QuickBooks_is_in(bool isAppLast, string memo, string status)
    {
        var clock = new Clock();
        await using var timed = await RunningServer.StartAsync(clock);
        (string Zone, OffsetStyle Offsets)[] places =
            [("America/New_York", OffsetStyle.Winter), ("Asia/Tokyo", OffsetStyle.Absent), ("Europe/Berlin", OffsetStyle.Wrong)];
        foreach (var (zone, offsets) in places)
        {
            var company = await PostedCompany.ConnectAsync(
                timed, zone, new CompanySettings { Clock = clock, TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone) });
            company.File.Faults.Offsets = offsets;
            var record = await company.PutInvoiceAsync("N-1");
            await company.SyncAsync();
            await company.RuleAsync("invoices", "conflict", "newest");
            var id = Text(await company.RecordAsync("invoices", "N-1"), "quickBooksId")!;
            foreach (var isApp in new[] { !isAppLast, isAppLast })
            {
                clock.Advance(TimeSpan.FromMinutes(2));
                if (isApp)
                {
                    await company.PutInvoiceAsync("N-1", memo: "changed in the app");
                }
                else
                {
                    company.File.Change("Invoice", id, ("Memo", "from a person"));
                }
            }

            clock.Advance(TimeSpan.FromMinutes(2));
            await company.SyncAsync();

            Assert.Equal((zone, memo, status), (zone, Memo(company, id), Text(await company.PostAsync(record), "status")));
        }
    }

    [Fact]
    public async Task A_field_the_app_does_not_manage_is_no_conflict_and_stays_as_QuickBooks_has_it()
    {
        var (company, record, id) = await PostedAsync("Both, apart");
        await company.RuleAsync("invoices", "conflict", "ask");
        company.File.Change("Invoice", id, ("PONumber", "PO 7"));
        await company.PutInvoiceAsync("B-1", memo: "from the app");

        await company.SyncAsync();

        Assert.Equal("from the app", Memo(company, id));
        Assert.Equal("PO 7", company.File.Find("Invoice", id)!.Element("PONumber")!.Value);
        Assert.Equal("posted", Text(await company.PostAsync(record), "status"));
    }

    [Fact]
    public async Task What_a_person_then_decides_is_what_both_sides_have()
    {
        var (company, _, id) = await PostedAsync("Both, decided");
        await company.RuleAsync("invoices", "conflict", "ask");
        company.File.Change("Invoice", id, ("Memo", "from a person"));
        var record = await company.PutInvoiceAsync("B-1", memo: "from the app");
        await company.SyncAsync();

        var answer = await server.Api.PostAsync(
            $"{company.Synced.Path}/records/invoices/{record}/resolve", new StringContent("""{"action":"useApp"}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode);
        await company.SyncAsync();

        Assert.Equal("from the app", Memo(company, id));
        Assert.Equal("linked", Text(await company.RecordAsync("invoices", "B-1"), "state"));
    }

    private async Task<(PostedCompany Company, Guid Record, string Id)> PostedAsync(string name)
    {
        var company = await PostedCompany.ConnectAsync(server, name, new() { IsEditSequenceStrict = true });
        var record = await company.PutInvoiceAsync("B-1", memo: "at first");
        await company.SyncAsync();
        return (company, record, Text(await company.RecordAsync("invoices", "B-1"), "quickBooksId")!);
    }

    private static string Memo(PostedCompany company, string id) => company.File.Find("Invoice", id)!.Element("Memo")!.Value;

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
