using WebConnectorSync.Domain.Rules;

namespace WebConnectorSync.Domain.Posts;

/// <summary>What of a record decides about its posts.</summary>
/// <param name="IsInQuickBooks">QuickBooks has it now.</param>
/// <param name="IsInApp">The app has it or had it until it deleted it.</param>
/// <param name="IsDeletedInApp">The app deleted its side.</param>
/// <param name="HasNews">The app's side is another one than the one QuickBooks took last.</param>
/// <param name="CanVoid">qbXML can void this kind of transaction.</param>
/// <param name="CanDelete">qbXML can delete this kind of record.</param>
public readonly record struct PostFacts(bool IsInQuickBooks, bool IsInApp, bool IsDeletedInApp, bool HasNews, bool CanVoid, bool CanDelete)
{
    /// <summary>What the record needs under these rules. What cannot be voided or deleted is only unlinked.</summary>
    public PostNeed Need(SectionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return this switch
        {
            { IsInApp: false } => PostNeed.Nothing,
            { IsDeletedInApp: true, IsInQuickBooks: false } => PostNeed.Forget,
            { IsDeletedInApp: true } => NeedAfterDeletion(rules.OnDelete),
            { IsInQuickBooks: false } => PostNeed.Add,
            { HasNews: false } => PostNeed.Nothing,
            { CanDelete: true } when rules.AfterPosting == AfterPosting.Locked => PostNeed.Replace,
            _ => PostNeed.Modify,
        };
    }

    private PostNeed NeedAfterDeletion(OnDelete rule) => rule switch
    {
        OnDelete.Delete when CanDelete => PostNeed.Delete,
        OnDelete.Void when CanVoid => PostNeed.Void,
        _ => PostNeed.Unlink,
    };
}
