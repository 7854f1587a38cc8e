using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Server.Tests.Sections;

public sealed class TheSections
{
    // The names others rely on; a section that is missing here or there is a broken promise.
    private static readonly string[] Promised =
    [
        "company", "accounts", "customers", "vendors", "employees", "otherNames", "classes", "serviceItems", "otherChargeItems",
        "nonInventoryItems",
        "inventoryItems", "assemblyItems", "fixedAssetItems", "subtotalItems", "discountItems", "paymentItems", "groupItems",
        "salesTaxItems",
        "salesTaxGroupItems", "salesTaxCodes", "terms", "paymentMethods", "payrollWageItems", "payrollNonWageItems", "customerTypes",
        "jobTypes",
        "vendorTypes", "salesReps", "shipMethods", "priceLevels", "currencies", "unitOfMeasureSets", "customerMessages", "templates",
        "timeTracking",
        "invoices", "salesReceipts", "creditMemos", "receivePayments", "estimates", "salesOrders", "charges", "bills", "vendorCredits",
        "billPaymentChecks", "billPaymentCreditCards", "checks", "creditCardCharges", "creditCardCredits", "journalEntries",
        "purchaseOrders",
        "itemReceipts", "deposits", "transfers", "inventoryAdjustments", "buildAssemblies", "vehicleMileage",
    ];

    // Neither is a word of ListDelType or TxnDelType: QuickBooks does not tell when one of these was deleted.
    private static readonly string[] NeverTold = ["company", "templates", "transfers"];

    // Outside the US a sales tax code names its items, which name a tax vendor, which names a sales tax code.
    private static readonly (string From, string To)[] Circle =
        [("salesTaxCodes", "salesTaxItems"), ("salesTaxCodes", "salesTaxGroupItems")];

    private static readonly QbxmlLanguage Language = QbxmlLanguage.Default;

    [Fact]
    public void Are_those_that_were_promised() =>
        Assert.Equal(Promised.Order(StringComparer.Ordinal), SectionCatalogue.All.Select(s => s.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Have_a_query_and_records_in_the_tables() => Assert.All(SectionCatalogue.All, section =>
    {
        var query = Language.FindObject(section.Query)?.Query;
        Assert.NotNull(query);
        Assert.NotEmpty(query.Returns);
        Assert.All(query.Returns, ret => Assert.NotNull(Language.FindMessage(ret)));
    });

    [Fact]
    public void Are_told_of_as_deleted_by_words_QuickBooks_knows()
    {
        var words = DeletedList.All.SelectMany(l => Language.Object(l.Query).Query!.Root.ChildElements[l.TypeElement].Words)
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(SectionCatalogue.All, section =>
        {
            Assert.Equal(NeverTold.Contains(section.Name), section.DeletedTypes.Count == 0);
            Assert.All(section.DeletedTypes, type => Assert.Contains(type, words));
            Assert.All(section.DeletedTypes, type => Assert.Same(section, SectionCatalogue.OfDeletedType(type)));
        });
        Assert.All(NeverTold, name => Assert.DoesNotContain(SectionCatalogue.Find(name)!.Query, words));
    }

    [Fact]
    public void Come_after_what_they_refer_to()
    {
        var order = SectionCatalogue.All.Select((s, i) => (s.Name, i)).ToDictionary(p => p.Name, p => p.i);
        var late = SectionCatalogue.All
            .SelectMany(
                s => Language.Object(s.Query).Query!.Returns.SelectMany(r => Targets(Language.Message(r).Root)).Distinct(),
                (s, to) => (From: s.Name, To: to))
            .Where(r => r.From != r.To && !SectionCatalogue.Find(r.From)!.IsFromHost && order[r.To] > order[r.From])
            .ToHashSet();
        Assert.Equal(Circle.ToHashSet(), late);
    }

    [Fact]
    public void Need_preferences_that_the_tables_have() => Assert.All(
        SectionCatalogue.All.Select(s => s.Needs).OfType<Preference>().Distinct(), preference =>
    {
        var at = Language.Message("PreferencesRet").Root;
        foreach (var step in preference.Path)
        {
            at = at.ChildElements.Values.Single(e => e.JsonName == step);
        }

        Assert.True(preference.Path.Count == 1 ? at is { IsAggregate: true, IsRequired: false } : at.Value == ValueKind.Bool);
    });

    // The sections a record of that kind may refer to.
    private static IEnumerable<string> Targets(ElementNode element) => element.IsReference
        ? element.Targets.SelectMany(SectionsOf)
        : element.ChildElements.Values.SelectMany(Targets);

    private static IEnumerable<string> SectionsOf(string target) =>
        Language.FindObject(target)?.Query is { } query
            ? SectionCatalogue.All.Where(s => Language.Object(s.Query).Query!.Returns.Intersect(query.Returns).Any()).Select(s => s.Name)
            : [];
}
