using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.References;

namespace WebConnectorSync.Sync.Posts;

/// <summary>Puts the post's own mark on a new record, so that it is found again whatever happens to the answer.</summary>
internal static class PostMark
{
    /// <summary>
    /// The fields with the mark: as ExternalGUID where this kind has it and this QuickBooks knows it; else, if the company wants that, in
    /// the memo of a transaction that has no number to be known by. List entries are known by their names, of which there is one each.
    /// </summary>
    public static JsonElement Put(PostContent.Result.Ready ready, Company company, Dialect dialect, Post post, Record record)
    {
        var add = ready.Request.Inner!;
        var fields = JsonObject.Create(ready.Fields)!;
        if (add.ChildElements.GetValueOrDefault("ExternalGUID") is { } guid && guid.Gate.IsOpenFor(dialect))
        {
            fields[guid.JsonName] ??= post.Id.ToString("B").ToUpperInvariant();
            record.Mark = fields[guid.JsonName]!.GetValue<string>();
            return JsonSerializer.SerializeToElement(fields);
        }

        record.Mark = null;
        var mark = MemoMark.Of(post.Id);
        if (!company.MarksMemos || !PostKinds.IsTransaction(post.Section) || RecordHead.Text(
            ready.Fields, "refNumber") is not null || !MemoMark.Put(fields, add, mark))
        {
            return ready.Fields;
        }

        record.Mark = mark;
        return JsonSerializer.SerializeToElement(fields);
    }
}
