using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company;

/// <summary>What kind of QuickBooks and company this is. Everything may be changed while it runs, as a user would.</summary>
public sealed class CompanySettings
{
    /// <summary>CompanyName of CompanyRet.</summary>
    public string CompanyName { get; set; } = "Rock Castle Services";

    /// <summary>The full Windows path of the file.</summary>
    public string Path { get; set; } = @"C:\Users\Public\Documents\Intuit\QuickBooks\Company Files\Rock Castle Services.qbw";

    /// <summary>ProductName of HostRet.</summary>
    public string ProductName { get; set; } = "QuickBooks Enterprise Solutions 24.0";

    /// <summary>MajorVersion of HostRet (34 is QuickBooks 2024).</summary>
    public string MajorVersion { get; set; } = "34";

    /// <summary>The edition.</summary>
    public Countries Country { get; set; } = Countries.US;

    /// <summary>The newest qbXML this QuickBooks understands; a message of a newer one is a parse error.</summary>
    public QbxmlVersion HighestVersion { get; set; } = QbxmlVersion.Newest;

    /// <summary>The clock of the machine QuickBooks runs on; not the server's.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>The time zone of that machine.</summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>Postings dated on or before it cannot be written (3171, 3161); null: books are open.</summary>
    public DateOnly? ClosingDate { get; set; }

    /// <summary>Whether sales tax is on; SalesTaxPreferences is absent otherwise.</summary>
    public bool IsUsingSalesTax { get; set; } = true;

    /// <summary>Whether class tracking is on.</summary>
    public bool IsUsingClassTracking { get; set; } = true;

    /// <summary>Whether inventory and purchase orders are on.</summary>
    public bool IsUsingInventory { get; set; }

    /// <summary>Whether more than one currency is used.</summary>
    public bool IsUsingCurrencies { get; set; }

    /// <summary>Whether estimates are on.</summary>
    public bool IsUsingEstimates { get; set; } = true;

    /// <summary>Whether price levels are on.</summary>
    public bool IsUsingPriceLevels { get; set; } = true;

    /// <summary>Whether time is tracked; TimeTrackingPreferences is absent otherwise.</summary>
    public bool IsTrackingTime { get; set; } = true;

    /// <summary>Whether the application may log in while QuickBooks is closed.</summary>
    public bool IsAutomaticLoginAllowed { get; set; } = true;

    /// <summary>Whether each change has an EditSequence of its own; QuickBooks repeats it for two changes within a second.</summary>
    public bool IsEditSequenceStrict { get; set; }

    /// <summary>Whether a reference to an inactive list entry is refused (3140).</summary>
    public bool RefusesInactiveReferences { get; set; }

    /// <summary>How many days the deleted lists reach back.</summary>
    public int DeletedListDays { get; set; } = 90;

    /// <summary>The same settings for a file at another path.</summary>
    internal CompanySettings With(string path)
    {
        var copy = (CompanySettings)MemberwiseClone();
        copy.Path = path;
        return copy;
    }
}
