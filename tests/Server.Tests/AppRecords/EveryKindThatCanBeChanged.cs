using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Changing;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Tests;

namespace WebConnectorSync.Server.Tests.AppRecords;

/// <summary>For every kind of object that has a Mod: what the app changes arrives in QuickBooks, and what it does not give stays.</summary>
public sealed class EveryKindThatCanBeChanged
{
    private static readonly Books Full = Filled();

    public static TheoryData<string> Changeable =>
        [.. SectionCatalogue.All.SelectMany(s => WritableObjects.Of(s.Query)).Where(
            o => o is { Mod: not null, Ret: not null, Kind: not ObjectKind.Other }).Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Changeable))]
    public void What_QuickBooks_returned_does_not_differ_from_itself(string objectName)
    {
        var definition = QbxmlLanguage.Default.Object(objectName);
        var stored = Read(definition, Full.AnyId(objectName));

        Assert.Empty(Modification.Differences(definition, stored, stored, Dialect.Newest));
        Assert.Null(Modification.Build(definition, stored, stored, Dialect.Newest));
    }

    [Theory]
    [MemberData(nameof(Changeable))]
    public void Texts_and_lines_change_as_the_app_wants_and_the_rest_stays(string objectName)
    {
        var definition = QbxmlLanguage.Default.Object(objectName);
        var id = Full.File.Ids(objectName)[^1];
        var stored = Read(definition, id);
        var wanted = Wanted(definition, stored);
        Full.Clock.Advance(TimeSpan.FromMinutes(1));

        var changes = Modification.Build(definition, wanted, stored, Dialect.Newest)!;
        changes[definition.IdElement == "TxnID" ? "txnID" : "listID"] = id;
        changes["editSequence"] = stored.GetProperty("editSequence").GetString();
        var writer = new RequestWriter(Dialect.Newest, new MessageSetHeader());
        writer.Write(definition.Mod!, JsonSerializer.SerializeToElement(changes));
        var message = writer.ToString();
        var processed = Full.File.ProcessRequest(message);

        Assert.True(processed.Error is null, $"{Full.File.LastParseProblem} in {message}");
        Assert.True(processed.Answer!.Contains("statusCode=\"0\"", StringComparison.Ordinal), $"{processed.Answer} to {message}");
        var after = Read(definition, id);
        Assert.Empty(Modification.Differences(definition, wanted, after, Dialect.Newest));
        if (Reference.Folder is not null)
        {
            Assert.Empty(OfficialSchema.Problems("16.0", message));
        }

        // Nothing the app did not give is otherwise than before; PT1H30M0S comes back as PT1H30M.
        var others = stored.EnumerateObject().Where(
            p => !wanted.TryGetProperty(p.Name, out _) && p.Name is not (
                "timeModified" or "editSequence" or "fullName" or "duration") && !IsComputed(p.Name));
        Assert.All(others, p => Assert.Equal(p.Value.ToString(), after.TryGetProperty(p.Name, out var value) ? value.ToString() : ""));
    }

    // Every text gets another value, and so does one of the last line.
    private static JsonElement Wanted(ObjectDef definition, JsonElement stored)
    {
        var wanted = new JsonObject();
        var mod = definition.Mod!.Inner!;
        foreach (var property in stored.EnumerateObject())
        {
            var element = mod.ChildElements.Values.FirstOrDefault(e => e.JsonName == property.Name);
            if (element is { Name: "Name" })
            {
                wanted[property.Name] = definition.Name[..Math.Min(definition.Name.Length, element.MaxLength ?? 31)];
            }
            else if (element is { Value: ValueKind.Text } && !IsOfItsName(element.Name))
            {
                wanted[property.Name] = property.Value.GetString() is { Length: > 1 } text ? text[..^1] + "Z" : "Z";
            }
            else if (property.Name is "lines" or "expenseLines" && element is not null && property.Value.ValueKind == JsonValueKind.Array)
            {
                wanted[property.Name] = Lines(property.Value);
            }
        }

        if (wanted.Count == 0)
        {
            wanted[definition.Kind == ObjectKind.List ? "isActive" : "txnDate"] = definition.Kind == ObjectKind.List ? false : "2026-07-02";
        }

        return JsonSerializer.SerializeToElement(wanted);
    }

    private static JsonArray Lines(JsonElement stored)
    {
        var lines = new JsonArray();
        foreach (var line in stored.EnumerateArray())
        {
            var node = JsonObject.Create(line)!;
            foreach (var unwanted in new[] { "txnLineID", "amount", "rate", "ratePercent", "cost", "lines", "dataExt", "linkedTxn" })
            {
                node.Remove(unwanted);
            }

            lines.Add(node);
        }

        var changed = (JsonObject)lines[^1]!;
        changed[changed.ContainsKey("memo") ? "memo" : "desc"] = "changed by the app";
        return lines;
    }

    // Changed together with the name, or never by the app.
    private static bool IsOfItsName(string name) =>
        name is "Name" or "Initial" or "EditSequence" or "FirstName" or "MiddleName" or "LastName";

    private static bool IsComputed(string name) =>
        name is "subtotal" or "totalAmount" or "balanceRemaining" or "amountDue" or "amount" or "openAmount"
            or "salesTaxTotal" or "creditRemaining" or "depositTotal" or "appliedAmount"
        || name.EndsWith("InHomeCurrency", StringComparison.Ordinal) || name.EndsWith("Block", StringComparison.Ordinal);

    private static JsonElement Read(ObjectDef definition, string id)
    {
        var query = definition.Query!;
        var lines = query.Root.ChildElements.ContainsKey("IncludeLineItems") ? "<IncludeLineItems>true</IncludeLineItems>" : "";
        var answer = Full.File.ProcessRequest(
            Books.Message($"<{query.Name}><{definition.IdElement}>{id}</{definition.IdElement}>{lines}</{query.Name}>")).Answer!;
        using var reader = new AnswerReader();
        reader.Append(Encoding.UTF8.GetBytes(answer));
        reader.Complete();
        while (reader.Read() is var at and not (AnswerEvent.End or AnswerEvent.Problem or AnswerEvent.NeedMoreData))
        {
            if (at == AnswerEvent.Record)
            {
                return JsonSerializer.Deserialize<JsonElement>(reader.Record!.Json.Span);
            }
        }

        throw new InvalidOperationException($"{definition.Name} {id} was not returned: {answer}");
    }

    private static Books Filled()
    {
        var books = new Books(FullBooks.Seed, FullBooks.Settings());
        FullBooks.Fill(books.File);
        return books;
    }
}
