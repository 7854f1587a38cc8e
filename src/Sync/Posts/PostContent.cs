using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Changing;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.References;

namespace WebConnectorSync.Sync.Posts;

/// <summary>Translates a post into the request that does it, from the record as it is at this moment.</summary>
internal sealed class PostContent(DesiredRecords desired, CompanyLimits limits, TakenNames names)
{
    private static readonly Validator Validator = new();

    /// <summary>What a post has to say.</summary>
    internal abstract record Result
    {
        private Result()
        {
        }

        /// <summary>It can go out.</summary>
        /// <param name="Request">The request.</param>
        /// <param name="Fields">Its fields, as the writer takes them.</param>
        /// <param name="Then">Requests that follow it in the same message, in their order.</param>
        public sealed record Ready(
            MessageDef Request, JsonElement Fields, IReadOnlyList<(MessageDef Request, JsonElement Fields)> Then) : Result;

        /// <summary>There is nothing to send: QuickBooks has everything as the app wants it.</summary>
        public sealed record Unchanged : Result;

        /// <summary>Another record must be in QuickBooks first.</summary>
        public sealed record WaitsFor(Guid RecordId, Reason Reason) : Result;

        /// <summary>QuickBooks would refuse it.</summary>
        public sealed record Refused(IReadOnlyList<FieldProblem> Problems) : Result;

        /// <summary>It cannot go out now.</summary>
        public sealed record Held(Reason Reason) : Result;
    }

    /// <summary>Whether the app gives custom fields, so that a stage of their own follows the record's.</summary>
    public static bool HasCustomFields(Record record) => record.App is { } app && CustomFieldChanges.AreGiven(Parse(app));

    /// <summary>Translates a post. Nothing is written.</summary>
    public async Task<Result> BuildAsync(Company company, Dialect dialect, Post post, Record record, CancellationToken ct)
    {
        if (record.LinkDoubtedAt is not null)
        {
            return new Result.Held(Reason.Of(ReasonCode.AfterReset));
        }

        var section = SectionCatalogue.Find(record.Section)!;
        if (post.Operation is PostOperation.Delete or PostOperation.Void)
        {
            return Removal(section, record, post.Operation);
        }

        var isModify = post is { Operation: PostOperation.Modify, Stage: PostStage.Record };
        if (isModify && record.App is { } own && AsRead.Of(own, record.QuickBooks).IsAll)
        {
            return new Result.Unchanged();
        }

        var app = record.App is null || !isModify ? record.App : WantedFields.Of(record);
        if (app is null || await desired.ReadAsync(
            company.Id,
            section,
            app,
            post.Operation == PostOperation.Add && post.Stage == PostStage.Record ? null : record.QuickBooks,
            record.Id,
            ct) is not { } content)
        {
            return Refuse(
                "",
                "notWritable",
                $"QuickBooks takes no {section.Title.ToLowerInvariant()} from other programs.",
                "Make the record in QuickBooks; it is linked then.");
        }

        if (post.Stage == PostStage.CustomFields)
        {
            return CustomFields(content, record, dialect);
        }

        var problems = await ProblemsAsync(company, section, content, post.Operation == PostOperation.Modify ? record : null, ct);
        if (problems.Count > 0)
        {
            return new Result.Refused(problems);
        }

        if (content.WaitsFor is { } waits)
        {
            return new Result.WaitsFor(waits.RecordId, waits.Reason);
        }

        return post.Operation == PostOperation.Add ? Checked(
            content, content.Definition.Add!, content.Fields, dialect) : Modify(content, record, dialect);
    }

    /// <summary>Whether QuickBooks has the record as the app wants it, as far as the app says and QuickBooks can tell.</summary>
    /// <returns>The fields it has otherwise; null when that cannot be told: one side is missing, or a reference leads nowhere
    /// yet.</returns>
    public async Task<IReadOnlyList<string>?> DifferencesAsync(Company company, Record record, CancellationToken ct)
    {
        if (record.App is null || record.QuickBooks is not { } quickBooks || record.State == RecordState.Deleted)
        {
            return null;
        }

        var section = SectionCatalogue.Find(record.Section)!;
        var content = await desired.ReadAsync(company.Id, section, WantedFields.Of(record), quickBooks, record.Id, ct);
        return content is null || content.WaitsFor is not null || content.Problems.Count > 0
            ? null
            : Modification.Differences(content.Definition, content.Json, Parse(quickBooks), AppCheck.DialectOf(company));
    }

    private async Task<List<FieldProblem>> ProblemsAsync(
        Company company, SectionDef section, DesiredRecord content, Record? existing, CancellationToken ct)
    {
        var asRead = existing?.App is { } own ? AsRead.Of(own, existing.QuickBooks) : null;
        var problems = content.Problems.FindAll(p => asRead?.Covers(p.Path) != true);
        problems.AddRange(
            await limits.CheckAsync(company, section, content.Definition, content.Head, existing?.TxnOn, content.References, ct));
        if (content.GivenName is { } name
            && !name.Equals(existing?.Name, StringComparison.OrdinalIgnoreCase)
            && await names.InOtherListsAsync(company.Id, section, content.Definition, name, ct) is { } taken)
        {
            problems.Add(taken);
        }

        return problems;
    }

    private static Result Modify(DesiredRecord content, Record record, Dialect dialect)
    {
        if (record.QuickBooks is not { } quickBooks || record.QuickBooksId is not { } id)
        {
            return new Result.Held(Reason.Of(ReasonCode.NotReadYet));
        }

        var stored = Parse(quickBooks);
        if (Modification.Build(content.Definition, content.Json, stored, dialect) is not { } changes)
        {
            return content.Definition.Mod is null && Modification.Differences(content.Definition, content.Json, stored, dialect).Where(
                d => !d.StartsWith("customFields", StringComparison.Ordinal)).ToList() is { Count: > 0 } differing
                ? new Result.Refused(
                    [.. differing.Select(d => new FieldProblem(
                        d,
                        "notChangeable",
                        $"QuickBooks lets no program change {d} of such a record.",
                        "Change it in QuickBooks, or take the change back in the app."))])
                : new Result.Unchanged();
        }

        if (Modification.NotEmptied(changes).ToList() is { Count: > 0 } emptied)
        {
            return new Result.Refused(emptied);
        }

        changes[content.Definition.Kind == ObjectKind.Txn ? "txnID" : "listID"] = id;
        changes["editSequence"] = record.EditSequence;
        return Checked(content, content.Definition.Mod!, changes, dialect);
    }

    private static Result Checked(DesiredRecord content, MessageDef request, JsonObject fields, Dialect dialect)
    {
        var json = JsonSerializer.SerializeToElement(fields);
        var result = Validator.Check(
            request, json, dialect, new CheckOptions { IgnoreComputed = true, AnyCharacter = content.Characters == CharacterPolicy.Send });
        return result.IsValid ? new Result.Ready(request, json, []) : new Result.Refused(result.Problems);
    }

    private static Result CustomFields(DesiredRecord content, Record record, Dialect dialect)
    {
        if (record.QuickBooksId is not { } id)
        {
            return new Result.Held(Reason.Of(ReasonCode.NotThereYet));
        }

        var changes = CustomFieldChanges.Build(
            content.Definition, id, content.Json, record.QuickBooks is null ? default : Parse(record.QuickBooks), dialect)
            .Select(c => (c.Request, JsonSerializer.SerializeToElement(c.Fields)))
            .ToList();
        return changes is [var first, ..] ? new Result.Ready(first.Request, first.Item2, changes[1..]) : new Result.Unchanged();
    }

    private static Result Removal(SectionDef section, Record record, PostOperation operation)
    {
        var definition = SectionObjects.Of(
            section, record.App is null ? default : Parse(record.App), record.QuickBooks is null ? default : Parse(record.QuickBooks));
        if (record.QuickBooksId is not { } id || definition is null)
        {
            return new Result.Unchanged();
        }

        var (request, type, key) = operation == PostOperation.Void ? ("TxnVoidRq", "TxnVoidType", "txnID")
            : definition.Kind == ObjectKind.Txn ? ("TxnDelRq", "TxnDelType", "txnID")
            : ("ListDelRq", "ListDelType", "listID");
        var message = QbxmlLanguage.Default.Message(request);
        var element = message.Root.ChildElements[type];
        return element.Words.Contains(definition.Name)
            ? new Result.Ready(
                message, JsonSerializer.SerializeToElement(new JsonObject { [element.JsonName] = definition.Name, [key] = id }), [])
            : Refuse("", operation == PostOperation.Void ? "notVoidable" : "notDeletable",
                $"QuickBooks lets no program {(operation == PostOperation.Void ? "void" : "delete")} such a record.",
                "Do it in QuickBooks, or choose another rule for deletions in this section.");
    }

    private static Result.Refused Refuse(string path, string code, string message, string advice) =>
        new([new FieldProblem(path, code, message, advice)]);

    private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
