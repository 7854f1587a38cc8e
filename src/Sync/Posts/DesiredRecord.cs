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

    /// <summary>What was changed in the app's texts so that QuickBooks can keep them.</summary>
    public List<FieldProblem> Changes { get; } = [];

    /// <summary>The first record that must be in QuickBooks before this one; null when there is none.</summary>
    public Resolution.Waiting? WaitsFor { get; set; }

    /// <summary>The fields as the writer takes them.</summary>
    public JsonElement Json => JsonSerializer.SerializeToElement(Fields);
}
