using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Posts;

namespace WebConnectorSync.Server.Tests.AppRecords;

/// <summary>The bookkeeper gives a record another name, and the app goes on sending the one it knows.</summary>
public sealed class RenamedInQuickBooks(RunningServer server)
{
    [Theory]
    [InlineData("quickBooks", "Mueller")]
    [InlineData("newest", "Mueller")]
    [InlineData("ask", "Mueller")]
    [InlineData("app", "Miller")]
    public async Task The_old_name_is_taken_and_renames_nothing_unless_the_rules_say_so(string rule, string name)
    {
        var (company, id) = await RenamedAsync($"Renamed {rule}");
        await company.RuleAsync("customers", "conflict", rule);

        var same = await PutAsync(company, "Miller", "1");
        Assert.Equal(("Mueller", "name renamed"), (same["name"]!.GetValue<string>(), Warnings(same)));
        Assert.Contains("Mueller", same["warnings"]!.ToJsonString(), StringComparison.Ordinal);
        var other = await PutAsync(company, "Miller", "2");
        Assert.Equal(name == "Miller" ? "" : "name renamed", Warnings(other));
        await company.SyncAsync();

        Assert.Equal((name, "2"), Kept(company, id));
        Assert.All(await company.PostsAsync(), p => Assert.Equal("posted", p["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task It_is_taken_though_another_list_has_the_old_name_by_now()
    {
        var (company, id) = await RenamedAsync("Renamed and taken");
        company.File.Add("Vendor", new XElement("VendorAdd", new XElement("Name", "Miller")));
        await company.SyncAsync();

        await PutAsync(company, "Miller", "2");
        await company.SyncAsync();
        await PutAsync(company, "Miller", "3");
        await company.SyncAsync();

        Assert.Equal(("Mueller", "3"), Kept(company, id));
        Assert.All(await company.PostsAsync(), p => Assert.Equal("posted", p["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_new_name_of_the_app_renames_it_and_the_new_name_of_QuickBooks_may_be_taken_over()
    {
        var (company, id) = await RenamedAsync("Renamed again");
        Assert.Equal("", Warnings(await PutAsync(company, "Mueller", "2")));
        await company.SyncAsync();
        Assert.Equal(("Mueller", "2"), Kept(company, id));

        Assert.Equal("", Warnings(await PutAsync(company, "Miller", "2")));
        await company.SyncAsync();
        Assert.Equal(("Miller", "2"), Kept(company, id));
    }

    [Fact]
    public async Task A_name_the_app_changed_itself_goes_out_whatever_else_changes_before()
    {
        var (company, id) = await RenamedAsync("Renamed by the app");
        await PutAsync(company, "Smith", "1");
        await PutAsync(company, "Smith", "2");
        await company.SyncAsync();

        Assert.Equal(("Smith", "2"), Kept(company, id));
    }

    // A customer of the app, called Miller with the phone 1, that QuickBooks calls Mueller.
    private async Task<(PostedCompany Company, string Id)> RenamedAsync(string name)
    {
        var company = await PostedCompany.ConnectAsync(server, name, new() { IsEditSequenceStrict = true });
        await PutAsync(company, "Miller", "1");
        await company.SyncAsync();
        var id = (await company.RecordAsync("customers", "c-1"))["quickBooksId"]!.GetValue<string>();
        company.File.Change("Customer", id, ("Name", "Mueller"));
        await company.SyncAsync();
        return (company, id);
    }

    private Task<JsonNode> PutAsync(PostedCompany company, string name, string phone) =>
        server.Api.TakenAsync(company.Synced.Path, "customers", "c-1", $$"""{"name": "{{name}}", "phone": "{{phone}}"}""");

    private static string Warnings(JsonNode record) =>
        string.Join(';', record["warnings"]?.AsArray().Select(w => $"{w!["path"]} {w["code"]}") ?? []);

    private static (string? Name, string? Phone) Kept(PostedCompany company, string id) =>
        (company.File.Find("Customer", id)!.Element("Name")?.Value, company.File.Find("Customer", id)!.Element("Phone")?.Value);
}
