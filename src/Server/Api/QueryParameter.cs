using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api;

/// <summary>A query parameter an endpoint takes: read, refused and described from this one place.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What may stand in it.</param>
/// <param name="Meaning">What it does, for the API description.</param>
internal sealed record QueryParameter(string Name, QueryKind Kind, string Meaning)
{
    public static readonly QueryParameter Limit =
        new("limit", QueryKind.Number, "How many entries one page holds.") { Least = 1, Most = 500, Default = 100 };

    public static readonly QueryParameter Cursor =
        new("cursor", QueryKind.Text, "The cursor of the page before; absent or empty for the first page.") { Most = 400 };

    /// <summary>The least number.</summary>
    public int Least { get; init; }

    /// <summary>The greatest number, or the most characters.</summary>
    public int Most { get; init; } = 200;

    /// <summary>What an absent number means.</summary>
    public int Default { get; init; }

    /// <summary>The words of a choice.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>true or false.</summary>
    public static QueryParameter Flag(string name, string meaning) => new(name, QueryKind.Flag, meaning);

    /// <summary>A choice among the words of an enum, in camel case.</summary>
    public static QueryParameter Choice<T>(string name, string meaning)
        where T : struct, Enum => new(name, QueryKind.Choice, meaning) { Words = EnumWords.Of<T>() };
}

/// <summary>A header an endpoint takes, for the API description.</summary>
internal sealed record HeaderParameter(string Name, int Most, string Meaning);

/// <summary>A header an endpoint answers with, for the API description.</summary>
internal sealed record AnswerHeader(string Name, string Meaning);

/// <summary>What may stand in a query parameter.</summary>
internal enum QueryKind
{
    Text,

    /// <summary>An id as this API answered it.</summary>
    Id,

    /// <summary>A section's name.</summary>
    Section,
    Number,
    Flag,
    Instant,
    Choice,
}
