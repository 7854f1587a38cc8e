using System.Runtime.CompilerServices;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Schema;

public sealed class TheLanguageTables
{
    private static readonly QbxmlLanguage Language = QbxmlLanguage.Default;

    [Fact]
    public void Know_customers_with_their_queries_adds_mods_and_answers()
    {
        var customer = Language.Object("Customer");

        Assert.Equal(ObjectKind.List, customer.Kind);
        Assert.True(customer.Query!.HasIterator);
        Assert.NotNull(customer.Add);
        Assert.NotNull(customer.Mod);
        Assert.Equal("Customer", customer.Ret!.Root.ChildElements["ParentRef"].Targets.Single());
        Assert.Equal(41, customer.Ret.Root.ChildElements["Name"].MaxLength);
    }

    [Fact]
    public void Refer_only_to_messages_that_exist()
    {
        var missing = Language.Objects.SelectMany(o => o.Messages)
            .SelectMany(m => m.Returns)
            .Where(r => Language.FindMessage(r) is null)
            .Distinct();

        Assert.Empty(missing);
    }

    [Fact]
    public void Name_personal_data()
    {
        Assert.Contains("SSN", Language.SecretElements);
        Assert.Contains("CreditCardNumber", Language.SecretElements);
        Assert.DoesNotContain("Name", Language.SecretElements);
    }

    [Fact]
    public void Give_every_property_of_a_record_to_one_place_only()
    {
        var twice = Language.Objects.SelectMany(o => o.Messages).SelectMany(m => Aggregates(m.Root)).SelectMany(Twice);

        Assert.Empty(twice);
    }

    [Fact]
    public void Are_written_as_the_documentation_says()
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "qbx-notation.md"));
        var example = page.Split("```")[1];

        var trip = QbxmlLanguage.Read([("example", example)]).Object("VehicleMileage");

        Assert.True(trip.Query!.HasIterator);
        Assert.Equal(["Mile", "Kilometer"], trip.Ret!.Root.ChildElements["Unit"].Words);
    }

    private static string Here([CallerFilePath] string here = "") => here;

    private static IEnumerable<ElementNode> Aggregates(ElementNode element) =>
        element.ChildElements.Values.Where(c => c.IsAggregate).SelectMany(Aggregates).Append(element);

    // Alternatives of one choice may share a property; what stands side by side may not.
    private static IEnumerable<string> Twice(ElementNode element) => element.Children
        .SelectMany(n => ElementNode.Flatten([n]).Select(e => e.JsonName).Distinct())
        .GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{element.Name}.{g.Key}");
}
