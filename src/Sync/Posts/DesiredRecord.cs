using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.References;

namespace WebConnectorSync.Sync.Posts;

/// <summary>
/// A record as the app wants it in QuickBooks: characters dealt with by the rule, references resolved as far as they can be.
/// </summary>
/// <param name="Definition">Its kind of object.</param>
/// <param name="Fields">The app's fields, with ListIDs and TxnIDs where these are known.</param>
/// <param name="References">What it refers to.</param>
/// <param name="Head">Its name and date.</param>
/// <param name="Characters">The rule that was followed.</param>
internal sealed record DesiredRecord(
    ObjectDef Definition, JsonObject Fields, IReadOnlyList<RecordReference> References, RecordHead Head, CharacterPolicy Characters)
{
    /// <summary>References that lead nowhere.</summary>
    public List<FieldProblem> Problems { get; } = [];

    /// <summary>The full name the app gives a list entry; null when it leaves the name to QuickBooks.</summary>
    public string? GivenName =>
        Definition is { Kind: ObjectKind.List, Add.Inner: { } written } && NameFields.Of(written).Any(Fields.ContainsKey)
            ? Head.Name
            : null;

    /// <summary>What QuickBooks will have otherwise than it was sent, or may refuse: texts that were changed, inactive records.</summary>
    public List<FieldProblem> Warnings { get; } = [];

    /// <summary>What the references to transactions were found to mean.</summary>
    public List<(RecordReference Reference, string Meant)> Transactions { get; } = [];

    /// <summary>The first record that must be in QuickBooks before this one; null when there is none.</summary>
    public Resolution.Waiting? WaitsFor { get; set; }

    /// <summary>The fields as the writer takes them.</summary>
    public JsonElement Json => JsonSerializer.SerializeToElement(Fields);
}
