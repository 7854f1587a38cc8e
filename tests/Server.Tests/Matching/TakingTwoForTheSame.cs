using System.Text;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Matching;

namespace WebConnectorSync.Server.Tests.Matching;

/// <summary>
/// By what a record of the app and one of QuickBooks are taken for the same: no two invoices of different customers ever.
/// </summary>
public sealed class TakingTwoForTheSame
{
    private static readonly DateOnly Day = new(2026, 3, 7);
    private static readonly NaturalKey Invoice = new("1001", Day, "C1", "Miller");

    public static TheoryData<string, object, object, bool> Table => new()
    {
        { "the same", Invoice, Invoice, true },
        { "another number", Invoice, Invoice with { Name = "1002" }, false },
        { "another day", Invoice, Invoice with { On = Day.AddDays(1) }, false },
        { "no day", Invoice, Invoice with { On = null }, false },
        { "the number in another case", Invoice with { Name = "a-1" }, Invoice with { Name = "A-1" }, true },
        { "another customer", Invoice, Invoice with { PartyId = "C2", PartyName = "Smith" }, false },
        { "another customer of the same name", Invoice, Invoice with { PartyId = "C2" }, false },
        { "the customer under a former name", Invoice, Invoice with { PartyName = "Miller Ltd" }, true },
        { "a customer whose id is not known", Invoice, Invoice with { PartyId = null }, true },
        { "a customer known by name alone, in another case", Invoice with { PartyId = null }, Invoice with { PartyName = "MILLER" }, true },
        { "another customer known by name alone", Invoice, Invoice with { PartyId = null, PartyName = "Smith" }, false },
        { "nobody", Invoice, Invoice with { PartyId = null, PartyName = null }, false },
        { "nobody on either side", new NaturalKey("1001", Day, null, null), new NaturalKey("1001", Day, null, null), true },
        { "a list entry", new NaturalKey("Miller:Roof", null, null, null), new NaturalKey("miller:roof", null, null, null), true },
        { "another list entry", new NaturalKey("Miller:Roof", null, null, null), new NaturalKey("Miller", null, null, null), false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Looks_at_name_or_number_day_and_whom_it_is_with(string situation, object one, object other, bool areSame)
    {
        Assert.True(((NaturalKey)one).IsSameAs((NaturalKey)other) == areSame, situation);
        Assert.True(((NaturalKey)other).IsSameAs((NaturalKey)one) == areSame, $"{situation}, the other way round");
    }

    [Theory]
    [InlineData("invoices", """{"customerRef": {"listID": "C1", "fullName": "Miller"}}""", "C1 Miller")]
    [InlineData("bills", """{"vendorRef": {"listID": "V1", "fullName": "Timber"}}""", "V1 Timber")]
    [InlineData("checks", """{"payeeEntityRef": {"listID": "E1", "fullName": "Ann"}}""", "E1 Ann")]
    [InlineData("timeTracking", """{"entityRef": {"listID": "E1", "fullName": "Ann"}}""", "E1 Ann")]
    [InlineData("timeTracking", """{"entityRef": {"listID": "E1"}, "customerRef": {"listID": "C1"}}""", "C1 ")]
    [InlineData("invoices", """{"customerRef": {"fullName": "Miller"}}""", " Miller")]
    [InlineData("invoices", """{"customerRef": "Miller"}""", " ")]
    [InlineData("journalEntries", "{}", " ")]
    [InlineData("customers", """{"parentRef": {"listID": "C1"}, "vendorRef": {"listID": "V1"}}""", " ")]
    public void Finds_whom_a_transaction_is_with(string section, string json, string party)
    {
        var key = Of(section, "1001", Day, json)!;

        Assert.Equal(("1001", section == "customers" ? null : Day), (key.Name, key.On));
        Assert.Equal(party, $"{key.PartyId} {key.PartyName}");
    }

    [Fact]
    public void Cannot_be_done_without_a_name_nor_of_a_transaction_without_a_day()
    {
        Assert.Null(Of("customers", null, null, "{}"));
        Assert.Null(Of("invoices", null, Day, "{}"));
        Assert.Null(Of("invoices", "1001", null, "{}"));
        Assert.NotNull(Of("customers", "Miller", null, "{}"));
    }

    [Theory]
    [InlineData("customerRef", true)]
    [InlineData("vendorRef", true)]
    [InlineData("payeeEntityRef", true)]
    [InlineData("entityRef", true)]
    [InlineData("itemRef", false)]
    [InlineData("lines[0].customerRef", false)]
    public void Asks_the_head_of_a_transaction_not_its_lines(string property, bool isParty) =>
        Assert.Equal(isParty, NaturalKey.IsParty(property));

    private static NaturalKey? Of(string section, string? name, DateOnly? on, string json) =>
        NaturalKey.OfQuickBooks(SectionCatalogue.Find(section)!, name, on, Encoding.UTF8.GetBytes(json));
}
