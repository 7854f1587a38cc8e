using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

public sealed class TheSectionCatalogue
{
    [Fact]
    public void Names_each_section_once() =>
        Assert.Equal(SectionCatalogue.All.Count, SectionCatalogue.All.Select(s => s.Name).Distinct().Count());

    [Fact]
    public void Asks_what_others_refer_to_first()
    {
        var order = SectionCatalogue.All.Select(s => s.Name).ToList();
        Assert.True(order.IndexOf("terms") < order.IndexOf("customers"));
        Assert.True(order.IndexOf("accounts") < order.IndexOf("serviceItems"));
        Assert.True(order.IndexOf("customers") < order.IndexOf("invoices"));
        Assert.True(order.IndexOf("serviceItems") < order.IndexOf("invoices"));
    }

    [Fact]
    public void Finds_a_section_by_its_name_and_nothing_else()
    {
        Assert.Equal("Customer", SectionCatalogue.Find("customers")!.Query);
        Assert.Null(SectionCatalogue.Find("Customers"));
    }
}
