using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Records;

namespace WebConnectorSync.Server.AppSide;

/// <summary>The fields of a record as a call brings them. What the fields may be is said by the tables of the language.</summary>
/// <param name="Fields">In canonical form, without the record's own id.</param>
/// <param name="IdName">What the record's own id is called: listID or txnID.</param>
/// <param name="QuickBooksId">The id of the record in QuickBooks that is meant; null when none is named.</param>
internal sealed record AppBody(string Fields, string IdName, string? QuickBooksId)
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

        // What is no text is no id.
        var id = fields.Raw(name) is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : "";
        return new(CanonicalJson.Of(fields.Without(name)), name, id);
    }
}

/// <summary>What is said of a record's fields before the tables are asked.</summary>
internal sealed class AppBodyValidator : AbstractValidator<AppBody>
{
    public AppBodyValidator() => RuleFor(b => b).Custom((body, context) =>
    {
        if (body.QuickBooksId is { Length: 0 or > QuickBooksIds.MaxLength })
        {
            context.AddFailure(new ValidationFailure(body.IdName, $"{body.IdName} is not an id of QuickBooks.") { ErrorCode = "badId", CustomState = "Send the id as this server answered it, or leave it out." });
        }
    });
}
