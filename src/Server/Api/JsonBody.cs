using System.Text.Json;
using FluentValidation;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api;

/// <summary>
/// Makes a request of the JSON that was sent: its shape is read, its values are validated, and all that is wrong with either is said at
/// once.
/// </summary>
internal static class JsonBody
{
    /// <summary>Reads the body of a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="read">Makes the request of the fields.</param>
    /// <param name="validator">Judges its values.</param>
    /// <param name="ct">Ends waiting for the body.</param>
    /// <returns>The request, which counts only when there is no refusal.</returns>
    public static async Task<(T Value, Refusal? Refusal)> ReadAsync<T>(
        HttpRequest request, Func<JsonFields, T> read, IValidator<T> validator, CancellationToken ct)
    {
        if (!request.HasJsonContentType())
        {
            return (default!, Refusal.NotJson());
        }

        var (document, refusal) = await JsonBytes.ReadAsync(request, ct);
        using (document)
        {
            return document is null ? (default!, refusal) : Read(document.RootElement, read, validator);
        }
    }

    /// <summary>Reads a document.</summary>
    public static (T Value, Refusal? Refusal) Read<T>(JsonElement root, Func<JsonFields, T> read, IValidator<T> validator)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return (default!, JsonBytes.Malformed("The body is not a JSON object."));
        }

        var (value, errors) = Validate(root, read, validator);
        return (value, errors.Count == 0 ? null : Refusal.Invalid(errors));
    }

    /// <summary>Reads an object and says everything that is wrong with it, each with its path.</summary>
    public static (T Value, IReadOnlyList<FieldProblem> Errors) Validate<T>(
        JsonElement root, Func<JsonFields, T> read, IValidator<T> validator)
    {
        var fields = new JsonFields(root);
        var value = read(fields);
        List<FieldProblem> unknown = [.. fields.Unknown()];
        var isWhole = fields.Errors.Count + unknown.Count == 0;

        // What could not be read has no value to validate.
        var wrong = validator.Problems(value)
            .Where(e => e.Path.Length == 0 ? isWhole : !fields.Errors.Any(unread => IsAt(e.Path, unread.Path)));
        return (value, [.. fields.Errors, .. wrong, .. unknown]);
    }

    private static bool IsAt(string path, string place) =>
        path.StartsWith(place, StringComparison.Ordinal) && (path.Length == place.Length || path[place.Length] is '.' or '[');
}
