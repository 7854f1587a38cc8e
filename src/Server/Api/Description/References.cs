using Microsoft.OpenApi;

namespace WebConnectorSync.Server.Api.Description;

/// <summary>How fields name other records.</summary>
internal static class References
{
    /// <summary>As the app sends it.</summary>
    public const string Sent = "RecordReference";

    /// <summary>A transaction, as the app sends it.</summary>
    public const string Transaction = "TransactionReference";

    /// <summary>As QuickBooks returns it.</summary>
    public const string Read = "QuickBooksReference";

    private const string OwnId = "The app's own id of the record.";
    private const string Where = "The section of that record, where several sections know the app's id.";

    /// <summary>Describes all of them.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        Add(
            Sent,
            "Another record: by QuickBooks' id, by its full name, or by the app's own id (with the section where several sections have " +
            "that id).",
            JsonSchemaType.Null,
            ("listID", "QuickBooks' id of the record."),
            ("fullName", "The name with those above it: Miller:Roof."),
            ("externalId", OwnId),
            ("section", Where));
        Add(
            Transaction,
            "A transaction: by QuickBooks' id or by the app's own id.",
            JsonSchemaType.Null,
            ("txnID", "QuickBooks' id of the transaction."),
            ("externalId", OwnId),
            ("section", Where));
        Add(
            Read,
            "Another record, as QuickBooks names it.",
            default,
            ("listID", "Its quickBooksId."),
            ("fullName", "Its name with those above it, as it was when this record was read."));

        void Add(string name, string meaning, JsonSchemaType also, params (string Name, string Meaning)[] parts) =>
            document.AddComponent(name, new OpenApiSchema
            {
                Type = JsonSchemaType.Object | also,
                Description = meaning,
                Properties = parts.ToDictionary(
                    p => p.Name,
                    p => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String, Description = p.Meaning },
                    StringComparer.Ordinal),
            });
    }
}
