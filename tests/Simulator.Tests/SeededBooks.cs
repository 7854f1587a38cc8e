using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Simulator.Tests;

public sealed class SeededBooks
{
    [Fact]
    public void Are_the_same_for_the_same_plan()
    {
        var (one, two) = (new Books(), new Books());

        foreach (var objectName in new[] { "Customer", "Vendor", "Employee", "ItemService", "Invoice", "ReceivePayment", "Account" })
        {
            Assert.Equal(
                one.File.AllRecords(objectName).Select(r => r.ToString()), two.File.AllRecords(objectName).Select(r => r.ToString()));
        }
    }

    [Fact]
    public void Have_as_many_records_as_planned_spread_over_the_years()
    {
        var books = new Books(
            SeedPlan.Parse(
                "customers=50, jobs=10,invoices=5,employees=3,vendors=4,items=6,classes=5,terms=4,paymentMethods=3,accounts=22,years=3"));

        Assert.Equal(
            (60, 5, 3, 6),
            (books.File.Count("Customer"), books.File.Count("Invoice"), books.File.Count("Employee"), books.File.Count("ItemService")));
        Assert.Equal(
            (5, 4, 3, 22),
            (books.File.Count("Class"),
                books.File.Count("StandardTerms") + books.File.Count("DateDrivenTerms"),
                books.File.Count("PaymentMethod"),
                books.File.Count("Account")));
        Assert.Equal(
            ["2023", "2024", "2025", "2026"],
            books.File.AllRecords("Customer").Select(c => c.Element("TimeCreated")!.Value[..4]).Distinct().Order());
        Assert.All(
            books.File.AllRecords("Customer"),
            c => Assert.True(string.CompareOrdinal(c.Element("TimeModified")!.Value, "2026-07-15T10:00:00") < 0));
    }

    [Theory]
    [InlineData("customers", "'customers' is not of the form name=number.")]
    [InlineData("customers=x", "'customers=x' is not of the form name=number.")]
    [InlineData("clients=5", "'clients' cannot be seeded; known are customers, jobs,")]
    public void Say_what_is_wrong_with_a_plan(string text, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<FormatException>(() => SeedPlan.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Live_on_when_somebody_works_in_them()
    {
        var books = new Books();
        var life = new OfficeLife(books.File);
        var (customers, invoices) = (books.File.Count("Customer"), books.File.Count("Invoice"));

        var sentences = Enumerable.Range(0, 20).Select(_ => life.DoSomething()).ToList();

        Assert.All(sentences, s => Assert.EndsWith(".", s, StringComparison.Ordinal));
        Assert.True(books.File.Count("Customer") > customers);
        Assert.Equal(invoices + 5, books.File.Count("Invoice"));
    }
}
