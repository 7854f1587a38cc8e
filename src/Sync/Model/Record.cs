using System.Globalization;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Sync.Model;

/// <summary>One thing known to QuickBooks, to the app, or to both: keys in columns, each side's fields as JSON.</summary>
internal sealed partial class Record(RecordState state, Reason? reason = null) : IVersioned
{
    public Guid CompanyId { get; init; }

    /// <summary>The section's API name (customers).</summary>
    public required string Section { get; init; }

    public Guid Id { get; init; }

    /// <summary>ListID or TxnID; null while QuickBooks does not have it.</summary>
    public string? QuickBooksId { get; set; }

    /// <summary>The app's own id; null while the app does not have it.</summary>
    public string? ExternalId { get; set; }

    /// <summary>FullName, Name or RefNumber: what a person calls it.</summary>
    public string? Name { get; set; }

    /// <summary>Changed only by what happens to it (<see cref="RecordTable"/>).</summary>
    public RecordState State { get; private set; } = state;

    /// <summary>Why it is ignored, in conflict or deleted; null otherwise.</summary>
    public Reason? Reason { get; private set; } = reason;

    public string? EditSequence { get; set; }

    /// <summary>QuickBooks' TimeModified: local clock, no offset, "2026-11-21T14:02:11".</summary>
    public string? TimeModified { get; set; }

    /// <summary>QuickBooksId of the parent in the same section (a job's customer).</summary>
    public string? ParentId { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>TxnDate of a transaction.</summary>
    public DateOnly? TxnOn { get; set; }

    /// <summary>Hash of <see cref="QuickBooks"/>: an equal one is not written again.</summary>
    public long ContentHash { get; set; }

    /// <summary>QuickBooks' fields, JSON.</summary>
    public string? QuickBooks { get; set; }

    /// <summary>The app's fields, JSON.</summary>
    public string? App { get; set; }

    /// <summary>
    /// Hash of what QuickBooks is to have of <see cref="App"/>: all of it, or all but a name that gave way to QuickBooks'
    /// (<c>WantedFields</c> of the room Posts). 0 while the app does not have the record.
    /// </summary>
    public long AppHash { get; set; }

    /// <summary>When the app last changed its side.</summary>
    public DateTime? AppModifiedAt { get; set; }

    /// <summary>When the app deleted its side; the rules say what that means in QuickBooks.</summary>
    public DateTime? AppDeletedAt { get; set; }

    /// <summary>
    /// <see cref="AppHash"/> of what QuickBooks last took from the app; null when nothing was ever posted. Another one means that the app
    /// has news.
    /// </summary>
    public long? PostedHash { get; set; }

    /// <summary>
    /// Our own mark on the record in QuickBooks (ExternalGUID, or in the memo), by which it is found again; null when it has none.
    /// </summary>
    public string? Mark { get; set; }

    /// <summary>When a reset put the link in doubt; cleared when QuickBooks shows the record again. Nothing is posted meanwhile.</summary>
    public DateTime? LinkDoubtedAt { get; set; }

    /// <summary>QuickBooks ids of the records this one may be the same as, JSON; null when there is no such doubt.</summary>
    public string? Candidates { get; set; }

    /// <summary>What a person decided about such a doubt; null when nobody did.</summary>
    public Settlement? Settled { get; set; }

    /// <summary>Something else moved its figures and they were not read since; null when none did.</summary>
    public DateTime? FiguresDueAt { get; set; }

    /// <summary>When its figures were last asked for; null when only the record itself was read.</summary>
    public DateTime? FiguresAt { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime ModifiedAt { get; set; }

    public int Version { get; set; }

    /// <summary>
    /// Whether the app's last change is not older than QuickBooks'. EditSequence is the time of that one in seconds since 1970, the only
    /// time of QuickBooks' without a zone to guess at.
    /// </summary>
    public bool IsNewerInApp =>
        long.TryParse(EditSequence, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && AppModifiedAt is { } at && new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds() >= seconds;
}
