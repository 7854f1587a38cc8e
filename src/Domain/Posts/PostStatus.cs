namespace WebConnectorSync.Domain.Posts;

/// <summary>How a post stands.</summary>
public enum PostStatus
{
    /// <summary>Waits for its turn; goes out when a Web Connector asks and nothing it refers to is missing.</summary>
    Pending,

    /// <summary>In a message that was handed out and not answered yet.</summary>
    Sent,

    /// <summary>QuickBooks has it.</summary>
    Posted,

    /// <summary>QuickBooks, or the check before, refused it; somebody must change something.</summary>
    Rejected,

    /// <summary>A person must decide or ask for it (post on request, a conflict, a parent that was refused).</summary>
    Held,

    /// <summary>A rule keeps it out.</summary>
    Ignored,

    /// <summary>Taken back before it was sent.</summary>
    Cancelled,

    /// <summary>It was sent and nobody knows what became of it; it is looked up before anything is sent again.</summary>
    Unknown,
}
