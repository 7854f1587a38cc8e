using System.Text.Json;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Qbxml.Changing;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.References;

namespace WebConnectorSync.Sync.Posts;

/// <summary>The app gives a record the name it gave before, and QuickBooks calls it otherwise now: nobody wants it renamed.</summary>
internal static class Renaming
{
    /// <summary>Whether that is so.</summary>
    /// <param name="definition">The record's kind of object.</param>
    /// <param name="given">What the app gives now.</param>
    /// <param name="wanted">The same as QuickBooks is to have it.</param>
    /// <param name="existing">The record as it is stored.</param>
    public static bool IsOf(ObjectDef definition, JsonElement given, JsonElement wanted, Record? existing)
    {
        if (definition is not { Kind: ObjectKind.List, Add.Inner: { } written } || existing is not { State: RecordState.Linked,
            App: { } app, QuickBooks: { } quickBooks } || !IsSettled(existing))
        {
            return false;
        }

        var names = NameFields.Of(written);
        var before = JsonSerializer.Deserialize<JsonElement>(app);
        return names.All(n => RecordHead.Text(given, n) == RecordHead.Text(before, n))
            && names.Any(n => given.TryGetProperty(n, out _))
            && Modification.Differences(
                definition,
                JsonSerializer.SerializeToElement(
                    wanted.EnumerateObject().Where(p => names.Contains(p.Name)).ToDictionary(p => p.Name, p => p.Value)),
                JsonSerializer.Deserialize<JsonElement>(quickBooks),
                Dialect.Newest).Count > 0;
    }

    /// <summary>Whether QuickBooks' name stays by the rules; else the record gets the app's name back with its next change.</summary>
    public static bool Stays(SectionRules rules, Record existing) =>
        rules.Conflict != ConflictWinner.App && !(rules.Conflict == ConflictWinner.Newest && existing.IsNewerInApp);

    /// <summary>What the app is told.</summary>
    public static FieldProblem Warning(ObjectDef definition, Record existing) => new(
        NameFields.Of(definition.Add!.Inner!)[0],
        "renamed",
        $"QuickBooks calls this record \"{existing.Name}\" now.",
        "Take the new name over. To rename it in QuickBooks, send a name that you did not send last.");

    // The app's last name was posted, or gave way already.
    private static bool IsSettled(Record existing) =>
        existing.AppDeletedAt is null && (existing.PostedHash == existing.AppHash || WantedFields.Of(existing) != existing.App);
}
