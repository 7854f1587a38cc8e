using WebConnectorSync.Domain.Posts;

namespace WebConnectorSync.Sync.Model;

/// <summary>
/// One message of writes, from before it leaves until it is known what became of every request in it. It outlives the session that
/// carried it: while one is open, the company's next session begins by asking QuickBooks about it, and no other write is sent.
/// </summary>
internal sealed class PostBatch : IVersioned
{
    public Guid Id { get; init; }

    public Guid CompanyId { get; init; }

    /// <summary>newMessageSetID: 22 characters of base64url, the key under which QuickBooks stores the outcome.</summary>
    public required string MessageSetId { get; init; }

    /// <summary>The exact text; the same bytes go out again when the answer was lost.</summary>
    public required string RequestXml { get; init; }

    /// <summary>Which request is for which post, in order, JSON.</summary>
    public required string Requests { get; init; }

    /// <summary>How many requests the message after this one may carry (<see cref="PostPacing"/>).</summary>
    public int Limit { get; set; }

    public BatchStage Stage { get; set; }

    /// <summary>The session that carried it last.</summary>
    public Guid SessionId { get; set; }

    /// <summary>How often it was handed out.</summary>
    public int HandedOut { get; set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When it was known of every request what became of it; null while it is open.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Whether QuickBooks was told to forget its stored outcome.</summary>
    public bool IsCleared { get; set; }

    /// <summary>messageSetStatusCode of the last answer; null when none came.</summary>
    public string? MessageSetStatus { get; set; }

    public int Version { get; set; }
}
