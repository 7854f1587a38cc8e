using System.Globalization;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Log;

/// <summary>What the log shows, as it stands in the address.</summary>
internal sealed record LogFilter
{
    private const int MostWords = 8;

    /// <summary>Words that must all be found.</summary>
    public IReadOnlyList<string> Words { get; private init; } = [];

    /// <summary>Only lines about that section.</summary>
    public string? Section { get; private init; }

    /// <summary>Only lines with that code.</summary>
    public string? Code { get; private init; }

    /// <summary>Only lines of that session.</summary>
    public Guid? Session { get; private init; }

    /// <summary>Only warnings and problems.</summary>
    public bool IsProblems { get; private init; }

    /// <summary>Only what was before that line.</summary>
    public (DateTime At, Guid Id)? Before { get; private init; }

    public bool IsFirstPage => Before is null;

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsNarrowed => Words.Count > 0 || Section is not null || Code is not null || Session is not null || IsProblems;

    public static LogFilter Read(IQueryCollection query) => new()
    {
        Words = [
            .. query["q"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords)],
        Section = Text(query, "section"),
        Code = Text(query, "code"),
        Session = Guid.TryParse(query["session"].ToString(), out var session) ? session : null,
        IsProblems = query["show"] == "problems",
        Before = Key(query["before"].ToString()),
    };

    /// <summary>The value of <c>before</c> that begins after a line.</summary>
    public static string KeyOf(LogEntry line) => $"{line.At.Ticks.ToString(CultureInfo.InvariantCulture)}.{line.Id:N}";

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static (DateTime At, Guid Id)? Key(string text) =>
        text.Split('.') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTime.MaxValue.Ticks
        && Guid.TryParse(id, out var line)
            ? (new DateTime(at, DateTimeKind.Utc), line)
            : null;
}
