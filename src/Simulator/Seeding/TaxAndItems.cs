using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Seeding;

/// <summary>The county's sales tax and the services the firm sells.</summary>
internal sealed class TaxAndItems(Seeder seeder, SeedPlan plan)
{
    public void Run()
    {
        if (seeder.File.Settings.Country == Countries.US && plan.SalesTaxCodes > 0)
        {
            var agency = seeder.Insert("Vendor", "County Board of Equalization", 0, 1, new XElement("IsVendorEligibleFor1099", "false"));
            seeder.Insert(
                "ItemSalesTax",
                "County Tax",
                0,
                1,
                new XElement("ItemDesc", "Sales Tax"),
                new XElement("TaxRate", "7.75"),
                Seeder.Reference("TaxVendorRef", agency));
        }

        var income = seeder.File.Store.FindByFullName("Account", "Service Income");
        for (var i = 0; i < plan.Items; i++)
        {
            var service = Words.Services[i % Words.Services.Length];
            seeder.Insert(
                "ItemService",
                Seeder.Numbered(service, i / Words.Services.Length),
                i,
                plan.Items,
                seeder.Activity(i),
                Seeder.Reference("SalesTaxCodeRef", seeder.File.Store.FindByFullName("SalesTaxCode", i % 4 == 0 ? "Tax" : "Non")),
                new XElement(
                    "SalesOrPurchase",
                    new XElement("Desc", $"{service} per hour"),
                    new XElement("Price", Values.Price(45 + (5 * (i % 20)))),
                    Seeder.Reference("AccountRef", income)));
        }
    }
}
