using System.Text.Json;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.AppRecords;

namespace WebConnectorSync.Server.Api.Records;

/// <summary>Reads the fields of a record as a call brings them.</summary>
internal static class AppBodyReader
{
    private static readonly AppBodyValidator Validator = new();

    /// <summary>Reads a body.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="section">The record's section.</param>
    /// <param name="refusal">Why it cannot be read; null when it can.</param>
    public static AppBody? Read(ReadOnlyMemory<byte> bytes, SectionDef section, out Refusal? refusal)
    {
        using var document = JsonBytes.Parse(bytes, out refusal);
        if (document is null)
        {
            return null;
        }

        (var body, refusal) = JsonBody.Read(document.RootElement, fields => Read(fields, section), Validator);
        return refusal is null ? body : null;
    }

    private static AppBody Read(JsonFields fields, SectionDef section)
    {
        var name = WritableObjects.Of(section.Query) is [{ IdElement: "TxnID" }, ..] ? "txnID" : "listID";

        // A value that is not a text is a bad id.
        var id = fields.Raw(name) is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : "";
        return new(CanonicalJson.Of(fields.Without(name)), name, id);
    }
}
