using System.Xml.Linq;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Proof;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class EverySection(RunningServer server) : IClassFixture<RunningServer>
{
    private static IEnumerable<SectionDef> Asked => SectionCatalogue.All.Where(s => !s.IsFromHost);

    [Fact]
    public async Task Equals_QuickBooks_field_by_field()
    {
        var company = await ConnectAsync("Everything");

        var report = await company.SyncAsync();

        Assert.Null(report.Exception);
        Assert.Equal(100, report.Progress);
        foreach (var section in Asked)
        {
            var inQuickBooks = FullBooks.Objects(section).SelectMany(company.File.AllRecords).ToDictionary(
                r => (r.Element("ListID") ?? r.Element("TxnID"))!.Value, Leaves.Of);
            var inTheApi = (await company.RecordsAsync(section.Name))
                .ToDictionary(r => r["quickBooksId"]!.GetValue<string>(), r => Leaves.Of(r["quickBooks"]!));
            Assert.NotEmpty(inQuickBooks);
            Assert.Equal(inQuickBooks.Keys.Order(StringComparer.Ordinal), inTheApi.Keys.Order(StringComparer.Ordinal));
            Assert.All(inQuickBooks, r => Assert.Equal(r.Value, inTheApi[r.Key]));
        }
    }

    // The one section that has no query of its own: it comes with each session, without the Web Connector's own marks.
    [Fact]
    public async Task Holds_the_company_and_its_preferences_too()
    {
        var company = await ConnectAsync("The company itself");
        await company.SyncAsync();

        var records = (await company.RecordsAsync("company"))
            .ToDictionary(r => r["quickBooksId"]!.GetValue<string>(), r => Leaves.Of(r["quickBooks"]!));

        Assert.Equal(InQuickBooks(company, "Company"), records["company"]);
        Assert.Equal(InQuickBooks(company, "Preferences"), records["preferences"]);
    }

    [Fact]
    public async Task Costs_one_round_trip_together_when_nothing_changed()
    {
        var company = await ConnectAsync("One round trip");
        await company.SyncAsync();
        var asked = company.File.RequestsServed;

        var report = await company.SyncAsync();

        Assert.Equal(1, report.RoundTrips);
        Assert.Equal("Nothing new in QuickBooks.", report.Result);

        // Once each, and those that bear witness for the file once more by their ids.
        var times = Asked.Select(s => s.Query).Concat(DeletedList.All.Select(l => l.Query))
            .Select(query => company.File.RequestsServed[query + "QueryRq"] - asked[query + "QueryRq"])
            .ToList();
        Assert.All(times, n => Assert.InRange(n, 1, 2));
        Assert.Equal(WitnessSet.MostSections, times.Count(n => n == 2));
    }

    [Theory]
    [InlineData("2.0", Countries.US)]
    [InlineData("2.0", Countries.CA)]
    [InlineData("2.0", Countries.UK)]
    [InlineData("5.0", Countries.US)]
    [InlineData("5.0", Countries.CA)]
    [InlineData("5.0", Countries.UK)]
    [InlineData("8.0", Countries.US)]
    [InlineData("8.0", Countries.CA)]
    [InlineData("8.0", Countries.UK)]
    [InlineData("13.0", Countries.US)]
    [InlineData("13.0", Countries.CA)]
    [InlineData("13.0", Countries.UK)]
    [InlineData("16.0", Countries.US)]
    [InlineData("16.0", Countries.CA)]
    [InlineData("16.0", Countries.UK)]
    public async Task Comes_whole_from_every_QuickBooks_that_has_it(string version, Countries country)
    {
        Assert.True(QbxmlVersion.TryParse(version, out var highest));
        var company = await ConnectAsync($"Version {version} {country}", highest, country);
        var dialect = new Dialect(highest, country);

        await company.SyncAsync();
        var again = await company.SyncAsync();

        Assert.Equal(1, again.RoundTrips);
        var all = await company.SectionsAsync();
        foreach (var section in Asked)
        {
            var isThere = QbxmlLanguage.Default.Object(section.Query).Query!.Root.Gate.IsOpenFor(dialect);
            var shown = all[section.Name];
            Assert.Null(shown["problem"]);
            Assert.Equal(isThere, shown["inUse"]!.GetValue<bool>());
            var expected = isThere ? FullBooks.Objects(section).SelectMany(company.File.Ids) : [];
            Assert.Equal(
                expected.Order(StringComparer.Ordinal),
                (await company.RecordsAsync(section.Name)).Select(
                    r => r["quickBooksId"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        }
    }

    private static List<string> InQuickBooks(SyncedCompany company, string objectName)
    {
        var answer = company.File.ProcessRequest(
            $"<?xml version=\"1.0\"?><?qbxml version=\"16.0\"?><QBXML><QBXMLMsgsRq onError=\"stopOnError\"><{objectName}QueryRq " +
            "/></QBXMLMsgsRq></QBXML>");
        return Leaves.Of(XDocument.Parse(answer.Answer!).Descendants(objectName + "Ret").Single());
    }

    private async Task<SyncedCompany> ConnectAsync(string name, QbxmlVersion? version = null, Countries country = Countries.US)
    {
        var settings = FullBooks.Settings();
        settings.HighestVersion = version ?? settings.HighestVersion;
        settings.Country = country;
        var company = await SyncedCompany.ConnectAsync(server.Api, name, FullBooks.Seed, settings);
        FullBooks.Fill(company.File);
        return company;
    }
}
