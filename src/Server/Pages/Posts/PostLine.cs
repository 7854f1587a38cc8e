using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Posts;
using WebConnectorSync.Server.Pages.Records;
using WebConnectorSync.Server.Pages.Documents;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;

namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>A post as a row of a table.</summary>
/// <param name="Post">The post.</param>
/// <param name="Record">Its record as a row; null when that is gone.</param>
/// <param name="Title">What is posted: "Invoice 1419".</param>
/// <param name="Problem">What went wrong; null when nothing did.</param>
internal sealed record PostLine(Post Post, RecordLine? Record, string Title, ProblemLine? Problem)
{
    /// <summary>Makes the row.</summary>
    public static PostLine Of(PostRow row)
    {
        var section = SectionCatalogue.Find(row.Post.Section)!;
        var record = row.Record is null ? null : RecordLine.Of(row.Record);
        var title = record is null ? Paper.One(section)
            : section.IsTransaction && row.Record!.Name is not null ? $"{Paper.One(section)} {row.Record.Name}"
            : section.Name == "timeTracking" ? $"Time of {record.Title}"
            : record.Title;
        return new(row.Post, record, title, ProblemOf(row.Post));
    }

    private static ProblemLine? ProblemOf(Post post) => PostErrorJson.From(post) is { } error
        ? new(PostWords.MarkOf(post.Status), null, error.Message, error.Advice, error.Code, null, null, "")
        : null;
}
