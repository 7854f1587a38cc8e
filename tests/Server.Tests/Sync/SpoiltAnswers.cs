using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class SpoiltAnswers(RunningServer server)
{
    private static readonly SeedPlan Seed = new() { Customers = 6, Jobs = 0, Invoices = 3, Employees = 2, Vendors = 2 };

    [Theory]
    [MemberData(nameof(Seeds), 8)]
    public async Task Stop_with_a_reason_store_nothing_wrong_and_are_made_good_by_the_next_update(int seed) => await SpoilAsync(seed);

    /// <summary>The same ones each time, of which the first eight begin with each way to spoil; new ones with WCS_FUZZ_RUNS.</summary>
    public static IEnumerable<TheoryDataRow<int>> Seeds(int known) =>
        (int.TryParse(
            Environment.GetEnvironmentVariable("WCS_FUZZ_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var runs)
            ? Enumerable.Range(0, runs).Select(_ => Random.Shared.Next()) : [])
        .Concat(Enumerable.Range(1, known))
        .Select(seed => new TheoryDataRow<int>(seed));

    [Fact]
    public async Task Without_ids_and_with_one_missing_never_put_records_into_another_section()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Moved up", Seed, handler: () => new Spoiling(set =>
        {
            set.Elements().Attributes("requestID").Remove();
            set.Elements().Where(e => e.Name.LocalName == "EmployeeQueryRs").Remove();
            return set.Document!.ToString();
        }));

        var report = await company.SyncAsync();

        Assert.Null(report.Exception);
        Assert.Equal(company.File.Ids("Account").Order(StringComparer.Ordinal), await IdsAsync(company, "accounts"));
        Assert.Empty(await IdsAsync(company, "employees"));
        Assert.Equal("BADANSWER", (await company.SectionAsync("employees"))["problem"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task With_a_record_that_has_no_id_are_an_error_of_its_section_and_hold_its_sync_time()
    {
        var isOn = true;
        var company = await SyncedCompany.ConnectAsync(server.Api, "No id", Seed, handler: () => new Spoiling(set =>
        {
            if (isOn)
            {
                set.Descendants("EmployeeRet").FirstOrDefault()?.Element("ListID")!.Remove();
            }

            return set.Document!.ToString();
        }));

        await company.SyncAsync();

        var section = await company.SectionAsync("employees");
        Assert.Equal(
            ("error", "BADANSWER", null),
            (section["status"]!.GetValue<string>(),
                section["problem"]!["code"]!.GetValue<string>(),
                section["syncTime"]?.GetValue<string>()));
        isOn = false;
        await company.SyncAsync();
        Assert.Equal(company.File.Ids("Employee").Order(StringComparer.Ordinal), await IdsAsync(company, "employees"));
        Assert.Equal("ok", (await company.SectionAsync("employees"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task With_a_record_of_next_year_do_not_hide_what_is_changed_until_then()
    {
        SyncedCompany? company = null;
        company = await SyncedCompany.ConnectAsync(server.Api, "Wrong date", Seed, handler: () => new Spoiling(set =>
        {
            set.Descendants("EmployeeRet")
                .FirstOrDefault(e => e.Element("ListID")!.Value == company!.File.Ids("Employee")[0])?.Element("TimeModified")!.SetValue(
                    "2037-01-01T00:00:00-05:00");
            return set.Document!.ToString();
        }));
        await company.SyncAsync();
        company.File.Change("Employee", company.File.Ids("Employee")[1], ("Phone", "603-555-0100"));

        await company.SyncAsync();

        Assert.Single(await company.RecordsAsync("employees"), e => e["quickBooks"]!["phone"]?.GetValue<string>() == "603-555-0100");
        Assert.Equal(2, (await company.RecordsAsync("employees")).Count);
    }

    // Nothing is deleted in QuickBooks, so nothing may ever seem to be.
    [Theory]
    [MemberData(nameof(Seeds), 6)]
    public async Task Of_a_comparison_never_make_a_record_seem_deleted(int seed) => await SpoilComparisonAsync(seed);

    private async Task SpoilComparisonAsync(int seed)
    {
        var random = new Random(seed);
        var isOn = false;
        var company = await SyncedCompany.ConnectAsync(server.Api, $"Compared {Guid.NewGuid():N}", Seed, handler: () => new Spoiling(set =>
            !isOn ? set.Document!.ToString() : random.Next(2) == 0 ? Shorten(set, random) : Spoil(set, random)));
        await company.SyncAsync();
        isOn = true;
        await FullComparisons.RequestAsync(company);

        var report = await company.SyncAsync();

        Assert.Null(report.Exception);
        Assert.True(report.Progress == 100 || !string.IsNullOrWhiteSpace(report.LastError), $"No reason was given for seed {seed}.");
        isOn = false;
        await server.ForgetSessionsAsync(company);
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        (string Section, string ObjectName)[] read =
            [("customers", "Customer"), ("accounts", "Account"), ("invoices", "Invoice"), ("terms", "StandardTerms")];
        foreach (var (section, objectName) in read)
        {
            var records = await company.RecordsAsync(section);
            Assert.DoesNotContain(records, r => r["state"]!.GetValue<string>() == "deleted");
            Assert.Superset(
                company.File.Ids(objectName).ToHashSet(StringComparer.Ordinal),
                (await IdsAsync(company, section)).ToHashSet(StringComparer.Ordinal));
            Assert.NotNull((await company.SectionAsync(section))["comparedAt"]);
        }
    }

    // An answer that is well formed and brings less than it should.
    private static string Shorten(XElement set, Random random)
    {
        set.Elements().Elements().Where(_ => random.Next(3) == 0).Remove();
        return set.Document!.ToString();
    }

    private static async Task<IEnumerable<string>> IdsAsync(SyncedCompany company, string section) =>
        (await company.RecordsAsync(section)).Select(r => r["quickBooksId"]!.GetValue<string>()).Order(StringComparer.Ordinal);

    private async Task SpoilAsync(int seed)
    {
        var random = new Random(seed);
        var isOn = true;
        var company = await SyncedCompany.ConnectAsync(
            server.Api,
            $"Spoilt {Guid.NewGuid():N}",
            Seed,
            handler: () => new Spoiling(set => isOn ? Spoil(set, random) : set.Document!.ToString()));

        var report = await company.SyncAsync();

        Assert.Null(report.Exception);
        var isDone = report.Progress == 100;
        Assert.True(isDone || !string.IsNullOrWhiteSpace(report.LastError), $"No reason was given for seed {seed}.");
        foreach (var (section, objectName) in new[] { ("customers", "Customer"), ("accounts", "Account"), ("invoices", "Invoice") })
        {
            var shown = await company.SectionAsync(section);
            Assert.Equal(shown["status"]!.GetValue<string>() == "error", shown["problem"] is not null);
            Assert.Subset(
                company.File.Ids(objectName).ToHashSet(StringComparer.Ordinal),
                (await IdsAsync(company, section)).ToHashSet(StringComparer.Ordinal));
        }

        isOn = false;
        await server.ForgetSessionsAsync(company);
        Assert.Equal(100, (await company.SyncAsync()).Progress);
    }

    private static string Spoil(XElement set, Random random)
    {
        var responses = set.Elements().ToList();
        var one = responses[random.Next(responses.Count)];
        switch (random.Next(8))
        {
            case 0:
                one.Remove();
                break;
            case 1:
                responses.Attributes("requestID").Remove();
                one.Remove();
                break;
            case 2:
                responses.Skip(random.Next(responses.Count)).ToList().ForEach(
                    r => (r.Attribute("statusCode")!.Value, r.Attribute("statusSeverity")!.Value) = ("3231", "Error"));
                break;
            case 3:
                one.SetAttributeValue("statusCode", random.Next(2) == 0 ? null : "unheard of");
                break;
            case 4:
                one.SetAttributeValue("requestID", $"{random.Next(99)}.{one.Name}");
                break;
            case 5:
                one.AddAfterSelf(new XElement(one));
                break;
            default:
                var text = set.Document!.ToString();
                var at = random.Next(text.Length);
                return random.Next(2) == 0 ? text[..at] : text.Remove(text.LastIndexOf('<', at), 1);
        }

        return set.Document!.ToString();
    }
}
