using System.Text.Json;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api;

namespace WebConnectorSync.Server.AppSide;

/// <summary>The fields of a record as a call brings them.</summary>
/// <param name="Fields">In canonical form, without the record's own id.</param>
/// <param name="QuickBooksId">ListID or TxnID of the record in QuickBooks that is meant; null when none is named.</param>
internal sealed record AppBody(string Fields, string? QuickBooksId)
{
    private const int MaxId = 36;

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

        refusal = Problem(document.RootElement, section, out var id);
        return refusal is null ? new AppBody(CanonicalJson.Of(WithoutOwnId(document.RootElement, section)), id) : null;
    }

    private static Refusal? Problem(JsonElement root, SectionDef section, out string? id)
    {
        id = null;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return JsonBytes.Malformed("The body is not a JSON object.");
        }

        var errors = CanonicalJson.Duplicates(root).Select(path => new ApiError(path, "duplicateField", $"\"{path}\" stands in the body more than once.", "Send each field once.")).ToList();
        var name = OwnIdName(section);
        if (root.TryGetProperty(name, out var own) && own.ValueKind != JsonValueKind.Null)
        {
            id = own.ValueKind == JsonValueKind.String ? own.GetString() : null;
            if (id is null or "" || id.Length > MaxId)
            {
                errors.Add(new(name, "badId", $"{name} is not an id of QuickBooks.", "Send the id as this server answered it, or leave it out."));
            }
        }

        return errors.Count == 0 ? null : Refusal.Invalid(errors);
    }

    private static JsonElement WithoutOwnId(JsonElement root, SectionDef section)
    {
        var name = OwnIdName(section);
        return root.TryGetProperty(name, out _) ? JsonSerializer.SerializeToElement(root.EnumerateObject().Where(p => !p.NameEquals(name)).ToDictionary(p => p.Name, p => p.Value)) : root;
    }

    private static string OwnIdName(SectionDef section) => WritableObjects.Of(section.Query) is [{ IdElement: "TxnID" }, ..] ? "txnID" : "listID";
}
