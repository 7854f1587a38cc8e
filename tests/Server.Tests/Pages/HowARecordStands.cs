using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Pages.Records;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>The sign beside a record's name: green only where nothing is left to do.</summary>
public sealed class HowARecordStands
{
    [Theory]
    [InlineData(null, "ok", "Linked")]
    [InlineData(PostOperation.Add, "none", "Linked, waits to be created")]
    [InlineData(PostOperation.Modify, "none", "Linked, a change waits to be sent")]
    [InlineData(PostOperation.Delete, "none", "Linked, waits to be deleted")]
    [InlineData(PostOperation.Void, "none", "Linked, waits to be voided")]
    public void Names_what_waits_to_be_sent(PostOperation? waits, string kind, string word)
    {
        var record = new Record(RecordState.Linked) { Section = "invoices", QuickBooksId = "7-1", App = "{}" };
        Post[] posts = waits is { } operation
            ? [new Post(PostStatus.Pending) { Section = "invoices", Operation = operation }]
            : [];

        var mark = RecordStanding.Of(record, differs: false, posts, []).Mark;

        Assert.Equal((kind, word), (mark.Kind, mark.Word));
    }
}
