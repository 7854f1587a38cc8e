using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

/// <summary>That its names fit the tables of the language, tests/Server.Tests/Sections shows.</summary>
public sealed class TheSectionCatalogue
{
    [Fact]
    public void Is_the_page_that_describes_it()
    {
        var page = File.ReadAllLines(Path.Combine(TheRepository.Root, "docs", "sections.md"))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries));

        Assert.Equal(
            page.Select(cells => (cells[1].Trim('`'), cells[2], cells[9], cells[12])),
            SectionCatalogue.All.Select(s => (s.Name, s.Title, s.DeletedTypes.Count > 0 ? "yes" : "", s.Needs?.Title ?? "")));
    }

    [Fact]
    public void Asks_with_queries_that_the_language_has()
    {
        var tables = Directory.GetFiles(Path.Combine(TheRepository.Root, "src", "Qbxml", "Schema", "Tables"), "*.qbx").Select(
            Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.All(
            SectionCatalogue.All.Select(s => s.Query).Concat(DeletedList.All.Select(l => l.Query)),
            query => Assert.Contains(query, tables));
    }

    [Fact]
    public void Finds_a_section_by_its_name_and_nothing_else()
    {
        Assert.Equal("Customer", SectionCatalogue.Find("customers")!.Query);
        Assert.Null(SectionCatalogue.Find("Customers"));
    }

    [Theory]
    [InlineData("Customer", "customers")]
    [InlineData("StandardTerms", "terms")]
    [InlineData("DateDrivenTerms", "terms")]
    [InlineData("Terms", null)]
    [InlineData("Invoice", "invoices")]
    [InlineData("Transfer", null)]
    public void Finds_the_section_of_what_was_deleted(string type, string? section) =>
        Assert.Equal(section, SectionCatalogue.OfDeletedType(type)?.Name);

    [Theory]
    [InlineData("company", true, false)]
    [InlineData("customers", false, false)]
    [InlineData("timeTracking", false, true)]
    [InlineData("buildAssemblies", false, true)]
    public void Tells_lists_from_transactions_and_what_comes_with_each_session(string section, bool isFromHost, bool isTransaction) =>
        Assert.Equal(
            (isFromHost, isTransaction), (SectionCatalogue.Find(section)!.IsFromHost, SectionCatalogue.Find(section)!.IsTransaction));

    [Theory]
    [InlineData("salesTaxItems", "salesTaxPreferences")]
    [InlineData("timeTracking", "timeTrackingPreferences")]
    [InlineData("currencies", "multiCurrencyPreferences.isMultiCurrencyOn")]
    [InlineData("classes", "accountingPreferences.isUsingClassTracking")]
    [InlineData("buildAssemblies", "purchasesAndVendorsPreferences.isUsingInventory")]
    [InlineData("estimates", "jobsAndEstimatesPreferences.isUsingEstimates")]
    [InlineData("priceLevels", "salesAndCustomersPreferences.priceLevels.isUsingPriceLevels")]
    [InlineData("customers", null)]
    public void Knows_where_QuickBooks_says_that_a_section_is_in_use(string section, string? path) =>
        Assert.Equal(path, SectionCatalogue.Find(section)!.Needs is { } needs ? string.Join('.', needs.Path) : null);

    [Theory]
    [InlineData("deletedListEntries", "ListDelType")]
    [InlineData("deletedTransactions", "TxnDelType")]
    [InlineData("customers", null)]
    public void Asks_two_lists_for_what_was_deleted(string name, string? type) => Assert.Equal(type, DeletedList.Find(name)?.TypeElement);

    // QuickBooks keeps them for 90 days; its clock and ours, and a long session, take some of the rest.
    [Fact]
    public void Trusts_those_lists_for_less_than_they_reach_back() =>
        Assert.InRange(DeletedList.TrustedFor, TimeSpan.FromDays(60), TimeSpan.FromDays(85));
}
