namespace WebConnectorSync.Qbxml.Schema;

/// <summary>The country editions of QuickBooks Desktop (SDK term: nationality).</summary>
[Flags]
public enum Countries
{
    None = 0,

    /// <summary>United States.</summary>
    US = 1,

    /// <summary>Canada.</summary>
    CA = 2,

    /// <summary>United Kingdom.</summary>
    UK = 4,

    /// <summary>Every edition.</summary>
    All = US | CA | UK,
}
