using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>
/// Answers that no QuickBooks should give, at random. WCS_FUZZ_RUNS says how many worlds are tried; a failure names its seed.
/// </summary>
public sealed class HostileAnswers(HostileWorld world) : IClassFixture<HostileWorld>
{
    private static readonly SeedPlan Seed = new() { Customers = 5, Jobs = 2, Invoices = 4, Employees = 2, Vendors = 2 };

    private static readonly string[] Places =
        ["", "/log", "/sections", "/records", "/posts", "/rules", "/settings"];

    // The same ones each time, so that a run says something of the change it runs for; WCS_FUZZ_RUNS looks for new ones.
    private static readonly int[] Known = [1, 2, 1440424136];

    [Fact]
    public async Task Never_break_a_page_or_a_call_nor_stop_a_company()
    {
        foreach (var seed in Known)
        {
            await TryAsync(seed);
        }

        if (int.TryParse(
            Environment.GetEnvironmentVariable("WCS_FUZZ_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var runs))
        {
            Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs).WithQuietOnSuccess(true), Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => TryAsync(seed).GetAwaiter().GetResult()));
        }
    }

    private async Task TryAsync(int seed)
    {
        var company = await SyncedCompany.ConnectAsync(world.Server.Api, $"Hostile {Guid.NewGuid():N}", Seed);
        await company.SyncAsync();
        await PutAsync(world.Server.Api, company, "before");
        company.File.Faults.Distorts = new Hostility(seed).Distort;
        await company.PostAsync("/sync", """{"mode":"reset"}""", 202);

        for (var session = 0; session < 3; session++)
        {
            var report = await company.SyncAsync();
            Assert.True(report.Exception is null, $"Seed {seed}: {report.Exception}");
            Assert.True(report.Progress == 100 || !string.IsNullOrWhiteSpace(report.LastError), $"No reason was given for seed {seed}.");
            await PutAsync(world.Server.Api, company, "after");
        }

        await VisitAsync(company, seed);

    }

    [Fact]
    public async Task With_sixty_thousand_responses_are_no_answer_and_the_next_update_goes_on()
    {
        var flood = true;
        var company = await ConnectAsync("Flood", set =>
        {
            if (flood)
            {
                set.Add(Enumerable.Range(0, 60_000).Select(n => new XElement(
                    "CustomerQueryRs", new XAttribute("requestID", n), new XAttribute("statusCode", "0"), new XElement("Unheard"))));
            }
        });

        var report = await company.SyncAsync();

        Assert.Contains("more responses than anything was asked for", report.LastError, StringComparison.Ordinal);
        var session = (await company.GetAsync("/sessions")).Items().First();
        for (var number = 1; number <= session["messages"]!.GetValue<int>(); number++)
        {
            var message = await company.GetAsync($"/sessions/{session["id"]}/messages/{number}");
            Assert.InRange(message["responses"]!.AsArray().Count, 0, 1_000);
        }

        flood = false;
        Assert.Equal(100, (await company.SyncAsync()).Progress);
    }

    [Fact]
    public async Task With_a_message_without_end_are_stored_with_its_beginning()
    {
        var endless = new string('m', 20_000);
        var company = await ConnectAsync(
            "Endless", set => set.Elements().ToList().ForEach(r => r.SetAttributeValue("statusMessage", endless)));

        await company.SyncAsync();

        var session = (await company.GetAsync("/sessions")).Items().First();
        var told = 0;
        for (var number = 1; number <= session["messages"]!.GetValue<int>(); number++)
        {
            foreach (var response in (await company.GetAsync($"/sessions/{session["id"]}/messages/{number}"))["responses"]!.AsArray())
            {
                Assert.InRange(response!["statusMessage"]!.GetValue<string>().Length, 1, 1_000);
                told++;
            }
        }

        Assert.NotEqual(0, told);
    }

    [Fact]
    public async Task That_bring_more_than_the_server_takes_of_a_company_are_told_and_nothing_is_lost()
    {
        await using var small = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false", "--Quota:RecordsPerCompany=40");
        var company = await SyncedCompany.ConnectAsync(small.Api, "Too many", Seed);

        await company.SyncAsync();

        var customers = await company.SectionAsync("customers");
        Assert.Equal(("error", "QUOTA"), (customers["status"]!.GetValue<string>(), customers["problem"]!["code"]!.GetValue<string>()));
        Assert.Null(customers["syncTime"]);
        Assert.Contains("40 records", customers["problem"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(await company.RecordsAsync("customers"));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("0001-01-01")]
    [InlineData("1979-12-31T23:59:59-05:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public async Task With_a_time_of_change_that_cannot_be_stop_no_company_and_move_no_sync_time(string time)
    {
        var company = await ConnectAsync($"Out of time {time.Replace(':', '.')}", _ => { });
        company.File.Faults.Distorts = ret => ret.Element("TimeModified")?.SetValue(time);
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        Assert.Null((await company.SectionAsync("customers"))["syncTime"]);

        Assert.Equal(100, (await company.SyncAsync()).Progress);
        company.File.Faults.Distorts = null;
        Assert.Equal(100, (await company.SyncAsync()).Progress);

        Assert.NotNull((await company.SectionAsync("customers"))["syncTime"]);
        Assert.Equal(company.File.Ids("Customer").Count, (await company.RecordsAsync("customers")).Count);
    }

    [Fact]
    public async Task With_the_mark_of_a_post_twice_settle_the_post()
    {
        var company = await ConnectAsync("Marked twice", _ => { });
        await company.SyncAsync();
        company.File.Faults.Distorts =
            ret => ret.Element("ExternalGUID")?.AddAfterSelf(new XElement("ExternalGUID", Guid.Empty.ToString("B")));
        using var put = await world.Server.Api.PutAsync(company.Path, "customers", "twice", """{"name":"Twice"}""");
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        company.Connector.Faults.TruncateCall = 5;
        await company.SyncAsync();
        company.Connector.Faults.TruncateCall = null;
        await world.Server.ForgetSessionsAsync(company);

        await company.SyncAsync();
        await company.SyncAsync();

        Assert.Equal("posted", (await company.GetAsync("/posts")).Items().Single()["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task That_hold_lines_of_a_log_write_none()
    {
        var company = await SyncedCompany.ConnectAsync(world.Server.Api, "Forged", Seed);
        const string Forged = "2026-01-01 00:00:00.000 ERR Forged by a message";
        company.File.Faults.FailMessage(1, new("0x80040400", $"one\r\n{Forged}\u0085{Forged}\u2028{Forged}"), isExecuted: false);

        await company.SyncAsync();
        company.Connector.Faults.WrongPassword = $"x\r\n{Forged}";
        await company.SyncAsync();

        foreach (var line in (await company.GetAsync("/log?limit=500")).Items())
        {
            Assert.DoesNotContain(line["text"]!.GetValue<string>(), char.IsControl);
        }

        await using var zip = new ZipArchive(new MemoryStream(await world.Server.Api.GetByteArrayAsync($"{company.Path}/log.zip")));
        using var text = new StreamReader(await zip.GetEntry("log.txt")!.OpenAsync());
        var lines = (await text.ReadToEndAsync()).ReplaceLineEndings("\n").Split('\n');
        Assert.DoesNotContain(lines, l => l.StartsWith(Forged, StringComparison.Ordinal));
    }

    private async Task<SyncedCompany> ConnectAsync(string name, Action<XElement> spoil) =>
        await SyncedCompany.ConnectAsync(world.Server.Api, name, Seed, handler: () => new Spoiling(set =>
        {
            spoil(set);
            return set.Document!.ToString(SaveOptions.DisableFormatting);
        }));

    // What the app has of the same records meets what came, and is posted back.
    private static async Task PutAsync(HttpClient api, SyncedCompany company, string what)
    {
        var number = 0;
        foreach (var record in (await company.RecordsAsync("customers")).Where(r => r["quickBooksId"] is not null).Take(3))
        {
            using var customer = await api.PutAsync(
                company.Path, "customers", $"c{number++}", new JsonObject { ["name"] = Name(record), ["notes"] = what }.ToJsonString());
            Assert.True((int)customer.StatusCode < 500, await customer.Content.ReadAsStringAsync());
            using var invoice = await api.PutAsync(company.Path, "invoices", $"i{number}", new JsonObject
            {
                ["customerRef"] = new JsonObject { ["externalId"] = $"c{number - 1}" },
                ["memo"] = what,
                ["lines"] = new JsonArray(new JsonObject { ["desc"] = what, ["quantity"] = 2, ["rate"] = 10 }),
            }.ToJsonString());
            Assert.True((int)invoice.StatusCode < 500, await invoice.Content.ReadAsStringAsync());
        }
    }

    private static string Name(JsonNode record) => record["name"]?.GetValue<string>() ?? "nameless";

    private async Task VisitAsync(SyncedCompany company, int seed)
    {
        var wrong = new List<string>();
        var sections = (await company.GetAsync("/sections")).Items().Where(s => s["counts"]!["quickBooks"]!.GetValue<int>() > 0);
        foreach (var section in sections.Select(s => s["section"]!.GetValue<string>()))
        {
            await LookAsync(world.Server.Api, $"{company.Path}/records/{section}?limit=100&q=a");
            await LookAsync(world.Browser, $"/companies/{company.Id}/records/{section}");
            foreach (var record in (await company.RecordsAsync(section)).Take(5))
            {
                await LookAsync(world.Server.Api, $"{company.Path}/records/{section}/{record["id"]}");
                await LookAsync(world.Browser, $"/companies/{company.Id}/records/{section}/{record["id"]}");
            }
        }

        foreach (var place in Places)
        {
            await LookAsync(world.Browser, $"/companies/{company.Id}{place}");
        }

        foreach (var post in (await company.GetAsync("/posts?limit=20")).Items())
        {
            await LookAsync(world.Server.Api, $"{company.Path}/posts/{post["id"]}");
            await LookAsync(world.Browser, $"/companies/{company.Id}/posts/{post["id"]}");
            await LookAsync(world.Browser, $"/companies/{company.Id}/posts/{post["id"]}/edit");
        }

        foreach (var place in (string[])["", "/log?limit=500", "/changes?limit=500", "/sessions", "/sections", "/log.zip", "/rules"])
        {
            await LookAsync(world.Server.Api, company.Path + place);
        }

        Assert.True(wrong.Count == 0, $"Seed {seed}: {string.Join(Environment.NewLine, wrong)}");

        async Task LookAsync(HttpClient client, string path)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            if ((int)answer.StatusCode >= 500)
            {
                wrong.Add($"{path} answered {(int)answer.StatusCode}");
            }
        }
    }
}
