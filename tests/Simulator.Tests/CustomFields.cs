using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Tests;

public sealed class CustomFields
{
    private const string Owner = "{6f0f2c4e-0d6e-4a7b-9a34-0d7f1b7f0a01}";
    private readonly Books books = new();

    [Fact]
    public void Change_by_a_mod_and_count_as_a_change_of_the_record()
    {
        var id = books.AnyId("Customer");
        books.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, Ext("Mod", "0", "Contract No.", id, "C-7").Code());
        var customer = books.One($"<CustomerQueryRq><ListID>{id}</ListID><OwnerID>0</OwnerID></CustomerQueryRq>").Elements().Single();

        Assert.Equal("C-7", customer.Element("DataExtRet")!.Element("DataExtValue")!.Value);
        Assert.Equal("2026-07-15T10:01:00-05:00", customer.Element("TimeModified")!.Value);
    }

    [Fact]
    public void Cannot_be_added_where_they_already_are() =>
        Assert.Equal(3180, Ext("Add", "0", "Contract No.", books.AnyId("Customer"), "C-7").Code());

    [Fact]
    public void Need_a_definition_first()
    {
        var id = books.AnyId("Customer");

        Assert.Equal(3121, Ext("Add", Owner, "Mark", id, "1").Code());
        Assert.Equal(
            0,
            books.One(
                $"<DataExtDefAddRq><DataExtDefAdd><OwnerID>{Owner}</OwnerID><DataExtName>Mark</DataExtName>" +
                "<DataExtType>STR255TYPE</DataExtType><AssignToObject>Customer</AssignToObject></DataExtDefAdd></DataExtDefAddRq>")
                .Code());
        Assert.Equal(3120, Ext("Mod", Owner, "Mark", id, "1").Code());
        Assert.Equal(0, Ext("Add", Owner, "Mark", id, "1").Code());
        Assert.Equal(0, Ext("Mod", Owner, "Mark", id, "2").Code());
        Assert.Equal(
            ["2"],
            books.One($"<CustomerQueryRq><ListID>{id}</ListID><OwnerID>{Owner}</OwnerID></CustomerQueryRq>")
                .Descendants("DataExtValue")
                .Select(v => v.Value));
        Assert.Equal(["Mark"], books.One($"<DataExtDefQueryRq><OwnerID>{Owner}</OwnerID></DataExtDefQueryRq>").Values("DataExtName"));
    }

    [Fact]
    public void Of_the_company_come_with_the_company()
    {
        books.File.SetCompanyData(Owner, "FileID", "x");

        var company = books.One($"<CompanyQueryRq><OwnerID>{Owner}</OwnerID></CompanyQueryRq>").Element("CompanyRet")!;

        Assert.Equal(Owner.ToUpperInvariant(), company.Element("DataExtRet")!.Element("OwnerID")!.Value);
        Assert.Empty(books.One("<CompanyQueryRq />").Descendants("DataExtRet"));
    }

    private XElement Ext(string verb, string owner, string name, string id, string value) => books.One(
        $"<DataExt{verb}Rq><DataExt{verb}><OwnerID>{owner}</OwnerID><DataExtName>{name}</DataExtName>" +
        $"<ListDataExtType>Customer</ListDataExtType><ListObjRef><ListID>{id}</ListID></ListObjRef>" +
        $"<DataExtValue>{value}</DataExtValue></DataExt{verb}></DataExt{verb}Rq>");
}
