using System.Xml.Linq;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Simulator.Tests;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>A company that uses everything: each section holds something, with every field its table knows.</summary>
internal static class FullBooks
{
    public static readonly SeedPlan Seed = new() { Customers = 12, Jobs = 3, Invoices = 6, Employees = 3, Vendors = 4 };

    // Made anew for every record that is returned.
    private static readonly string[] OfTheFile = ["TimeCreated", "TimeModified", "TxnNumber", "Balance", "TotalBalance"];

    /// <summary>A company with every feature switched on.</summary>
    public static CompanySettings Settings() => new() { IsUsingInventory = true, IsUsingCurrencies = true };

    /// <summary>The objects a section brings.</summary>
    public static IEnumerable<string> Objects(SectionDef section) =>
        QbxmlLanguage.Default.Object(section.Query).Query!.Returns.Select(r => r[..^"Ret".Length]);

    /// <summary>Puts three records into every section that is still empty, in the order in which they refer to each other.</summary>
    public static void Fill(CompanyFile file)
    {
        var fullest = new Fullest(file, Dialect.Newest);
        foreach (var definition in SectionCatalogue.All.Where(s => !s.IsFromHost).SelectMany(Objects).Select(QbxmlLanguage.Default.Object))
        {
            for (var i = file.Count(definition.Name); i < 3; i++)
            {
                var fields = new XElement("R", fullest.Of(definition.Ret!.Root).Elements());
                fields.Elements().Where(
                    e => OfTheFile.Contains(e.Name.LocalName) || e.Name.LocalName.EndsWith("Block", StringComparison.Ordinal)).Remove();
                fields.Descendants().Where(e => e.Name.LocalName is "DataExtRet" or "DataExt").Remove();
                lock (file.Gate)
                {
                    file.Insert(
                        definition,
                        fields,
                        definition.Kind == ObjectKind.List ? $"{definition.Name[..2]}{i}" : $"{700 + i}",
                        null,
                        file.HostClock.Now - 3600 + i);
                }
            }
        }
    }
}
