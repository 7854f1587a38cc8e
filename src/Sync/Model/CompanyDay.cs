namespace WebConnectorSync.Sync.Model;

/// <summary>
/// What happened for a company on one day, in numbers, for the charts. Kept longer than the sessions and lines it was counted from.
/// </summary>
internal sealed class CompanyDay
{
    public Guid CompanyId { get; init; }

    /// <summary>The day in the company's time zone.</summary>
    public DateOnly DayOn { get; init; }

    /// <summary>Syncs that ended; a session that is held open has several.</summary>
    public int Sessions { get; set; }

    /// <summary>Warnings and problems in the log.</summary>
    public int Problems { get; set; }

    /// <summary>Posts that arrived in QuickBooks.</summary>
    public int Posted { get; set; }

    /// <summary>How long QuickBooks took to answer, in all.</summary>
    public long QuickBooksMilliseconds { get; set; }

    /// <summary>Records known from QuickBooks at the end of the day by section, JSON.</summary>
    public string Records { get; set; } = "{}";
}
