using System.Globalization;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api;

/// <summary>
/// Reads the query of a request and gathers everything that is wrong with it. What the endpoint does not declare is refused: a misspelt
/// filter must not answer everything.
/// </summary>
internal sealed class QueryReader
{
    private readonly IQueryCollection query;
    private readonly List<FieldProblem> errors = [];

    public QueryReader(HttpRequest request)
    {
        query = request.Query;
        var known = request.HttpContext.GetEndpoint()?.Metadata.GetOrderedMetadata<QueryParameter>().Select(p => p.Name).ToList() ?? [];
        foreach (var name in query.Keys.Where(name => !known.Contains(name)))
        {
            Add(
                name,
                "unknownParameter",
                $"There is no query parameter \"{name}\" here.",
                known.Count == 0 ? "Leave it out." : $"Known ones: {string.Join(", ", known)}.");
        }
    }

    /// <summary>Everything that was wrong, or null.</summary>
    public Refusal? Problem => errors.Count == 0 ? null : Refusal.Invalid(errors);

    public string? Text(QueryParameter parameter)
    {
        string? text = query[parameter.Name];
        if (text?.Length > parameter.Most)
        {
            Add(parameter.Name, "tooLong", $"{parameter.Name} has {text.Length} characters.", $"At most {parameter.Most}.");
        }

        return string.IsNullOrEmpty(text) ? null : text;
    }

    public int Number(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return parameter.Default;
        }

        if (int.TryParse(
            text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= parameter.Least && number <= parameter.Most)
        {
            return number;
        }

        Add(
            parameter.Name,
            "outOfRange",
            $"{parameter.Name} is not a whole number from {parameter.Least} to {parameter.Most}.",
            $"Leave it out for {parameter.Default}.");
        return parameter.Default;
    }

    public DateTime? Instant(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return at.UtcDateTime;
        }

        Add(parameter.Name, "notATime", $"{parameter.Name} is not a time.", "Write it as 2026-11-21T14:02:11Z.");
        return null;
    }

    public T? Choice<T>(QueryParameter parameter)
        where T : struct, Enum
    {
        var text = Text(parameter);
        var value = EnumWords.Find<T>(text);
        if (text is not null && value is null)
        {
            Add(
                parameter.Name,
                "unknownWord",
                $"{parameter.Name} does not know \"{text}\".",
                $"One of: {string.Join(", ", parameter.Words)}.");
        }

        return value;
    }

    /// <summary>true or false; null when absent.</summary>
    public bool? Flag(QueryParameter parameter)
    {
        var text = Text(parameter);
        if (text is not (null or "true" or "false"))
        {
            Add(parameter.Name, "unknownWord", $"{parameter.Name} does not know \"{text}\".", "Send true or false, or leave it out.");
        }

        return text switch { "true" => true, "false" => false, _ => null };
    }

    /// <summary>A section's name; null when absent.</summary>
    public string? Section(QueryParameter parameter)
    {
        var name = Text(parameter);
        if (name is not null && SectionCatalogue.Find(name) is null)
        {
            Add(
                parameter.Name,
                "sectionNotFound",
                $"There is no section \"{name}\".",
                $"Known ones: {string.Join(", ", SectionCatalogue.All.Select(s => s.Name))}.");
        }

        return name;
    }

    public Guid? Id(QueryParameter parameter)
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        if (Guid.TryParse(text, out var id))
        {
            return id;
        }

        Add(parameter.Name, "notAnId", $"{parameter.Name} is not an id.", "Send an id as this API answered it.");
        return null;
    }

    /// <summary>The key a cursor holds, null for the first page.</summary>
    /// <param name="list">The list's name, the same as when the cursor was written.</param>
    /// <param name="read">Makes the key of the cursor's parts; null when it cannot.</param>
    /// <param name="parts">How many parts the key has.</param>
    public T? Cursor<T>(string list, int parts, Func<string[], T?> read)
        where T : struct
    {
        if (Text(QueryParameter.Cursor) is not { } text)
        {
            return null;
        }

        var key = Api.Cursor.Read(list, text, parts) is { } found ? read(found) : null;
        if (key is null)
        {
            Add(
                "cursor",
                "invalidCursor",
                "The cursor is damaged or belongs to another list.",
                "Send a cursor exactly as this list answered it, or none to begin again.");
        }

        return key;
    }

    private void Add(string name, string code, string message, string advice) => errors.Add(new($"?{name}", code, message, advice));
}
