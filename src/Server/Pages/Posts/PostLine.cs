using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Records;
using WebConnectorSync.Server.Pages.Documents;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;

namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>A post as a row of a table.</summary>
/// <param name="Row">The post with its record and what can be done.</param>
/// <param name="Record">Its record as a row; null when that is gone.</param>
/// <param name="Title">What is posted: "Invoice 1419".</param>
/// <param name="Problem">What went wrong; null when nothing did.</param>
internal sealed record PostLine(PostRow Row, RecordLine? Record, string Title, ProblemLine? Problem)
{
    /// <summary>The post.</summary>
    public Post Post => Row.Post;

    /// <summary>Makes the row.</summary>
    public static PostLine Of(PostRow row)
    {
        var section = SectionCatalogue.Find(row.Post.Section)!;
        var record = row.Record is null ? null : RecordLine.Of(row.Record);
        var title = record is null ? Paper.One(section)
            : section.IsTransaction && row.Record!.Name is not null ? $"{Paper.One(section)} {row.Record.Name}"
            : section.Name == "timeTracking" ? $"Time of {record.Title}"
            : record.Title;
        return new(row, record, title, ProblemOf(row));
    }

    // What is held because of its record says what the record says.
    private static ProblemLine? ProblemOf(PostRow row)
    {
        var problem = PostProblem.Of(row.Post);
        var message = (problem is { Code: { } code, Problems: { } fields }
            ? $"{CodeExplanations.Of(code, null).Message} {string.Join(" ", fields.Select(FieldWords.Say))}"
            : problem?.Message)
            ?? (row.Tray == PostTray.NeedsYou ? row.Record?.Reason?.ToString() ?? "It is held until somebody decides." : null);
        return message is null ? null : new(PostWords.MarkOf(row), null, message, problem?.Advice, problem?.Code, null, null, "");
    }
}
