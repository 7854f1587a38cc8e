using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Sync.Inbox;

/// <summary>One thing of a company that needs a person, once: whatever counts or shows such things takes them from here.</summary>
internal abstract record InboxItem
{
    private InboxItem()
    {
    }

    /// <summary>What stops the whole company: a refused sign-in, the wrong file, no contact.</summary>
    /// <param name="Condition">How it stands, why, what to do.</param>
    public sealed record OfCompany(CompanyCondition Condition) : InboxItem;

    /// <summary>What the last run of a section met.</summary>
    /// <param name="Section">Its API name.</param>
    /// <param name="Problem">What happened.</param>
    /// <param name="HasFailed">It could not be read; else it was, with a warning.</param>
    public sealed record OfSection(string Section, SectionProblem Problem, bool HasFailed) : InboxItem;

    /// <summary>A post that was refused, or is held until somebody does something about it.</summary>
    /// <param name="Row">The post with its record and what can be done.</param>
    public sealed record OfPost(PostRow Row) : InboxItem;

    /// <summary>A record that waits for a decision.</summary>
    /// <param name="Record">The record.</param>
    /// <param name="PostId">Its post that is held meanwhile; null when there is none.</param>
    /// <param name="Behind">How many posts of others wait for it.</param>
    public sealed record OfRecord(Record Record, Guid? PostId, int Behind) : InboxItem;

    /// <summary>A warning about a section that nobody has acknowledged.</summary>
    /// <param name="Section">Its API name.</param>
    /// <param name="Problem">What happened.</param>
    public sealed record OfWarning(string Section, SectionProblem Problem) : InboxItem;

    /// <summary>Whether something failed (red); else it is to be looked at (yellow).</summary>
    public bool IsError => this switch
    {
        OfCompany { Condition: { Status: CompanyStatus.FailedToOpen } or { Deed: CompanyDeed.NewPassword } } => true,
        OfSection { HasFailed: true } or OfPost { Row.Post.Status: PostStatus.Rejected } => true,
        _ => false,
    };

    /// <summary>The section it is about; null for the whole company.</summary>
    public string? About => this switch
    {
        OfSection section => section.Section,
        OfWarning warning => warning.Section,
        OfPost post => post.Row.Post.Section,
        OfRecord record => record.Record.Section,
        _ => null,
    };
}
