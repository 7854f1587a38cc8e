using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>What an answer about posts may change; all of it is tracked.</summary>
/// <param name="Company">The company.</param>
/// <param name="Session">The session.</param>
/// <param name="Rows">The company's sections.</param>
/// <param name="Message">The message that was answered.</param>
internal sealed record DeliveryContext(Company Company, Session Session, IReadOnlyList<CompanySection> Rows, Message Message)
{
    /// <summary>Records that have another full name than before: those below them have too, and QuickBooks tells of them alone.</summary>
    public List<(string Section, StagedRecord Record)> Renamed { get; } = [];

    /// <summary>Stores what QuickBooks shows of a record.</summary>
    public void Take(Record record, ReturnedRecord returned, DateTime now)
    {
        if (record.QuickBooks is not null && returned.Staged.Name != record.Name)
        {
            Renamed.Add((record.Section, returned.Staged));
        }

        returned.PutInto(record, now);
    }

    /// <summary>Counts a post that QuickBooks took; one that has a further step counts with its record.</summary>
    public void Arrived(Post post)
    {
        var count = post.Stage == PostStage.Record ? 1 : 0;
        Session.PostsPosted += count;
        if (Rows.FirstOrDefault(r => r.Section == post.Section) is { } row)
        {
            row.UntoldPosted += count;
        }
    }

    /// <summary>Adds to the number of records that QuickBooks has in that section.</summary>
    public void Count(string section, int more)
    {
        if (Rows.FirstOrDefault(r => r.Section == section) is { } row && more != 0)
        {
            row.QuickBooksCount = Math.Max(0, row.QuickBooksCount + more);
        }
    }
}
