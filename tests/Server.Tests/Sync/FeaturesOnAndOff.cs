using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class FeaturesOnAndOff(RunningServer server)
{
    [Fact]
    public async Task Decide_before_anything_is_asked_and_bring_their_sections_when_switched_on()
    {
        var settings = Switch(FullBooks.Settings(), isOn: false);
        var company = await SyncedCompany.ConnectAsync(server.Api, "Features", FullBooks.Seed, settings);
        FullBooks.Fill(company.File);
        var dependent = SectionCatalogue.All.Where(s => s.Needs is not null).ToList();

        await company.SyncAsync();

        foreach (var section in dependent)
        {
            var shown = await company.SectionAsync(section.Name);
            Assert.False(shown["inUse"]!.GetValue<bool>());
            Assert.Equal("never", shown["status"]!.GetValue<string>());
            Assert.Null(shown["problem"]);
            Assert.DoesNotContain(section.Query + "QueryRq", company.File.RequestsServed.Keys);
        }

        Switch(settings, isOn: true);
        await company.SyncAsync();

        foreach (var section in dependent)
        {
            Assert.True((await company.SectionAsync(section.Name))["inUse"]!.GetValue<bool>());
            Assert.Equal(FullBooks.Objects(section).Sum(company.File.Count), (await company.RecordsAsync(section.Name)).Count);
        }
    }

    [Theory]
    [InlineData("SalesOrder", "salesOrders")]
    [InlineData("PayrollItemWage", "payrollWageItems")]
    public async Task Refused_by_QuickBooks_leave_a_section_not_in_use_without_an_error(string objectName, string sectionName)
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, $"Refused {objectName}", FullBooks.Seed, FullBooks.Settings());
        company.File.Faults.FeaturesOff.Add(objectName);

        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        var section = await company.SectionAsync(sectionName);
        Assert.False(section["inUse"]!.GetValue<bool>());
        Assert.Null(section["problem"]);
    }

    private static CompanySettings Switch(CompanySettings settings, bool isOn)
    {
        settings.IsUsingSalesTax = isOn;
        settings.IsUsingClassTracking = isOn;
        settings.IsUsingInventory = isOn;
        settings.IsUsingCurrencies = isOn;
        settings.IsUsingEstimates = isOn;
        settings.IsUsingPriceLevels = isOn;
        settings.IsTrackingTime = isOn;
        return settings;
    }
}
