using System.Net.Http.Json;
using System.Xml.Linq;
using Microsoft.Playwright;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Browser.Tests;

/// <summary>What a bookkeeper does in the first hour, in a browser alone; only the app and QuickBooks are played.</summary>
public sealed class FromNothingToAMendedPost(Site site)
{
    private const string Taken = "Harbor Lights";

    [Fact]
    public async Task Connect_watch_change_a_rule_post_time_and_mend_what_was_refused()
    {
        await using var server = await RunningServer.StartAsync();
        var page = await site.OpenAsync(server);
        var complaints = page.Complaints();
        var (file, connector) = await ConnectAsync(server, page);
        var sync = connector.RunSessionAsync(TestContext.Current.CancellationToken);
        await page.SaysAsync("Connected to");
        await page.PressAsync("Watch the first sync");
        await sync;
        await page.SaysAsync("Nothing needs you");

        await HoldTimeAsync(page);
        await SendAsync(server, page, file);
        await PostTimeAsync(page);
        file.Add("Vendor", new XElement("VendorAdd", new XElement("Name", Taken)));
        await connector.RunSessionAsync(TestContext.Current.CancellationToken);
        await MendAsync(page);
        await connector.RunSessionAsync(TestContext.Current.CancellationToken);

        await page.Locator(".title .mark").Filter(new() { HasText = "Posted" }).WaitForAsync();
        await page.ShotAsync("mended");
        Assert.Equal(3, file.Count("TimeTracking"));
        Assert.Single(file.AllRecords("Customer"), c => c.Element("Name")!.Value == $"{Taken} Catering");
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }

    private static async Task<(CompanyFile File, WebConnector Connector)> ConnectAsync(RunningServer server, IPage page)
    {
        await page.GotoAsync("/");
        await page.FillAsync("#email", "anna@example.com");
        await page.FillAsync("#password", "correct horse battery");
        await page.FillAsync("#again", "correct horse battery");
        await page.PressAsync("Create the administrator");
        await page.PressAsync("Connect a company");
        await page.FillAsync("#name", "Nordwind Traders");
        await page.PressAsync("Connect this company");
        var password = await page.Locator("#password").InnerTextAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#download"));
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        var address = server.Address.GetLeftPart(UriPartial.Authority).Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var qwc = QwcFile.Parse(text.Replace("http://localhost:5080", address, StringComparison.Ordinal), out var problem);
        Assert.Null(problem);
        var file = new CompanyFile(new CompanySettings { CompanyName = "Nordwind Traders", Path = @"C:\QuickBooks\Nordwind.qbw" });
        file.Seed(new SeedPlan { Customers = 20, Jobs = 5, Invoices = 5, Employees = 3, Vendors = 3, InactiveEvery = 0 });
        var connector =
            new WebConnector(qwc!, password, new QuickBooksDesktop(file), new ConnectorOptions { Delay = (_, _) => Task.CompletedTask });
        Assert.Null(await connector.RegisterAsync(TestContext.Current.CancellationToken));
        return (file, connector);
    }

    private static async Task HoldTimeAsync(IPage page)
    {
        await page.PressAsync("Rules");
        await page.GetByLabel("Section of the exception for a further section").SelectOptionAsync("timeTracking");
        await page.GetByLabel("Posting, a further section").SelectOptionAsync("onRequest");
        await page.PressAsync("Preview");
        await page.Locator("#save:enabled").WaitForAsync();
        await page.PressAsync("Save these rules");
        await page.SaysAsync("The rules are saved.");
    }

    // The app sends three time entries and a customer.
    private static async Task SendAsync(RunningServer server, IPage page, CompanyFile file)
    {
        var records = $"/api/v1{new Uri(page.Url).AbsolutePath.Replace("/rules", "/records", StringComparison.Ordinal)}";
        string Name(string kind, string element) => file.AllRecords(kind)[0].Element(element)!.Value;
        for (var i = 1; i <= 3; i++)
        {
            using var time = await server.Api.PutAsJsonAsync($"{records}/timeTracking/by-external-id/time-{i}", new
            {
                txnDate = "2026-11-20",
                entityRef = new { fullName = Name("Employee", "Name") },
                customerRef = new { fullName = Name("Customer", "FullName") },
                itemServiceRef = new { fullName = Name("ItemService", "FullName") },
                duration = $"PT{i}H30M0S",
            });
            Assert.True(time.IsSuccessStatusCode, await time.Content.ReadAsStringAsync());
        }

        using var customer = await server.Api.PutAsJsonAsync($"{records}/customers/by-external-id/c-1", new { name = Taken });
        Assert.True(customer.IsSuccessStatusCode, await customer.Content.ReadAsStringAsync());
    }

    private static async Task PostTimeAsync(IPage page)
    {
        await page.PressAsync("Overview");
        await page.PressAsync("Waiting to be posted: 4 (3 time entries, 1 other)");
        await page.PressAsync("Post timesheets");
        await page.GetByLabel("Select all on this page").CheckAsync();
        await page.PressAsync("Post 3 time entries");
        await page.SaysAsync("3 time entries go to QuickBooks with the next contact.");
    }

    private static async Task MendAsync(IPage page)
    {
        await page.PressAsync("Overview");
        await page.ShotAsync("overview-red-cross");
        await page.PressAsync("Show");
        await page.ShotAsync("red-cross");
        await page.PressAsync("Edit and try again");
        await page.FillAsync("[aria-invalid]", $"{Taken} Catering");
        await page.PressAsync("Save and post again");
        await page.SaysAsync("goes to QuickBooks with the next contact.");
    }
}
