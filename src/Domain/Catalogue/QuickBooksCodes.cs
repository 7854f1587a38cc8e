namespace WebConnectorSync.Domain.Catalogue;

/// <summary>Codes of QuickBooks by which more is decided than their meaning says (<see cref="Meanings"/>).</summary>
public static class QuickBooksCodes
{
    /// <summary>
    /// From here on a status is a refusal. Below it are answers: with records, or that nothing matched, or that an id is not there.
    /// </summary>
    public const int FirstRefusal = 1000;

    /// <summary>Left over when QuickBooks stopped at an earlier request of the message; this one is not at fault.</summary>
    public const int NotProcessed = 3231;

    /// <summary>QuickBooks could not read the message.</summary>
    public const string Unreadable = "0x80040400";

    /// <summary>Whether an HRESULT says that QuickBooks could not read the message.</summary>
    public static bool IsUnreadable(string hresult) => string.Equals(hresult, Unreadable, StringComparison.OrdinalIgnoreCase);
}
