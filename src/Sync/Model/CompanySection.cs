using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Sync.Model;

/// <summary>How far one section of one company is synced, and the run that is going on.</summary>
internal sealed class CompanySection : IVersioned
{
    public Guid CompanyId { get; init; }

    /// <summary>The section's API name (customers).</summary>
    public required string Section { get; init; }

    /// <summary>False when this QuickBooks does not have it (feature off, version too old, other country).</summary>
    public bool InUse { get; set; } = true;

    public SectionStatus Status { get; set; } = SectionStatus.Never;

    /// <summary>
    /// The newest TimeModified stored by a complete run: QuickBooks' local clock, no offset, "2026-11-21T14:02:11". Null before the first,
    /// and for sections that have never had a record.
    /// </summary>
    public string? SyncTime { get; set; }

    /// <summary>When (our clock) <see cref="SyncTime"/> was first seen: how long it has been settling.</summary>
    public DateTime? SyncTimeSeenAt { get; set; }

    /// <summary>How many seconds before <see cref="SyncTime"/> the next query begins (Domain: SyncClock).</summary>
    public int OverlapSeconds { get; set; }

    /// <summary>Nothing at or before <see cref="SyncTime"/> can still turn up.</summary>
    public bool IsSettled { get; set; }

    /// <summary>When (our clock) a complete run began last that asked for everything of two days (Domain: SyncClock).</summary>
    public DateTime? NetAt { get; set; }

    /// <summary>The run that is going on does.</summary>
    public bool IsNet { get; set; }

    /// <summary>When (our clock) the last complete run ended.</summary>
    public DateTime? SyncedAt { get; set; }

    /// <summary>When (our clock) it was last compared in full with QuickBooks; null when never.</summary>
    public DateTime? ComparedAt { get; set; }

    /// <summary>The session whose run this is; null when no run is open.</summary>
    public Guid? RunSessionId { get; set; }

    /// <summary>When (our clock) it began; a first sync that is read in windows is one run, however many sessions it takes.</summary>
    public DateTime? RunStartedAt { get; set; }

    /// <summary>iteratorID to continue with; null when the run has no further page.</summary>
    public string? IteratorId { get; set; }

    /// <summary>The newest TimeModified seen in this run.</summary>
    public string? RunNewest { get; set; }

    /// <summary>Whether this run has had its query answered to the end.</summary>
    public bool IsRunDone { get; set; }

    /// <summary>How often this run's iterator broke and was begun again.</summary>
    public int Restarts { get; set; }

    /// <summary>
    /// First day or second of the window being read, QuickBooks' local clock; null when it has no beginning. With <see cref="WindowTo"/>
    /// null too, the run is not cut into windows.
    /// </summary>
    public string? WindowFrom { get; set; }

    /// <summary>Its last day or second; null when it has no end.</summary>
    public string? WindowTo { get; set; }

    /// <summary>How long it was meant to be.</summary>
    public int WindowSeconds { get; set; }

    /// <summary>Records of this run in the windows that have been read.</summary>
    public int DoneBefore { get; set; }

    /// <summary>Records of this run in the present window; its beginning again sets it back.</summary>
    public int DoneInWindow { get; set; }

    /// <summary>Records of this run so far, as shown: an interruption does not set it back.</summary>
    public int Done { get; set; }

    /// <summary>The percentage reached in this run.</summary>
    public int Percent { get; set; }

    /// <summary>Microseconds a record took lately, from asking to having it stored; null when none has come yet.</summary>
    public int? Pace { get; set; }

    /// <summary>Records this run will bring, when known.</summary>
    public int? Total { get; set; }

    /// <summary>MaxReturned for its next page.</summary>
    public int PageSize { get; set; }

    /// <summary>Records known from QuickBooks and not deleted there.</summary>
    public int QuickBooksCount { get; set; }

    /// <summary>Records that came new since the log told last what the section brought.</summary>
    public int UntoldNew { get; set; }

    /// <summary>Records that came changed since then.</summary>
    public int UntoldChanged { get; set; }

    /// <summary>Records that were deleted in QuickBooks since then.</summary>
    public int UntoldDeleted { get; set; }

    /// <summary>Posts that arrived in QuickBooks since then.</summary>
    public int UntoldPosted { get; set; }

    public string? ProblemCode { get; set; }

    public string? ProblemDetail { get; set; }

    public DateTime? ProblemAt { get; set; }

    public int Version { get; set; }
}
