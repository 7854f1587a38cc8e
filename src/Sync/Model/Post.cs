using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;

namespace WebConnectorSync.Sync.Model;

/// <summary>
/// One write to QuickBooks, waiting or done. It says which record and what to do; what exactly is written is taken from the record when
/// the post goes out, so a record that changes while its post waits needs no second one. A record has at most one post that is open
/// (pending, held, sent or unknown).
/// </summary>
internal sealed partial class Post(PostStatus status) : IVersioned
{
    /// <summary>Version 7: posts sort in the order they were made.</summary>
    public Guid Id { get; init; }

    public Guid CompanyId { get; init; }

    /// <summary>The record's section (invoices).</summary>
    public required string Section { get; init; }

    public Guid RecordId { get; init; }

    public PostOperation Operation { get; set; }

    /// <summary>Changed only by what happens to it (<see cref="PostTable"/>).</summary>
    public PostStatus Status { get; private set; } = status;

    public PostStage Stage { get; set; }

    /// <summary>Why it stands as it does; null when the status says enough.</summary>
    public Reason? Reason { get; private set; }

    /// <summary>How often it was handed out.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before then: the pause after a failure that time may heal; null for at once.</summary>
    public DateTime? NextAttemptAt { get; set; }

    /// <summary>The record it waits for (a parent that is not in QuickBooks yet); null when it waits for none.</summary>
    public Guid? WaitsFor { get; set; }

    /// <summary>What QuickBooks must be asked about the record before the post goes on.</summary>
    public PostLookUp LookUp { get; set; }

    /// <summary>
    /// QuickBooks could not read a message this post was in: it goes out with at most so many others of which the same is true, until
    /// the one at fault is alone; 0 for a post that was in no such message.
    /// </summary>
    public int Together { get; set; }

    /// <summary>The message that carries it, or carried it last.</summary>
    public Guid? BatchId { get; set; }

    /// <summary>
    /// AppHash of the record as it was when the post went out: when the record has another one now, a further post is due.
    /// </summary>
    public long? SentHash { get; set; }

    /// <summary>What went wrong: status code, HRESULT or own code; null when nothing did.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>QuickBooks' own words, or the list of what the check found, as JSON.</summary>
    public string? ErrorDetail { get; set; }

    /// <summary>The one refused request as qbXML, personal data masked, for the developer; null when nothing was refused.</summary>
    public string? RefusedXml { get; set; }

    /// <summary>What came of each attempt so far, JSON (<see cref="PostAttempt"/>); null before the first.</summary>
    public string? History { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? SentAt { get; set; }

    /// <summary>When it was posted, rejected, ignored or cancelled.</summary>
    public DateTime? DoneAt { get; set; }

    public int Version { get; set; }
}
