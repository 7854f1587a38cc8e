using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Sections;

/// <summary>
/// What the log says of a section when a run has brought something, or posts of it have arrived. The counts stand in the row until they
/// are told, so that a run of several sessions is told once, as a whole. That nothing was new is worth no line of a section.
/// </summary>
internal static class RunLine
{
    /// <summary>Whether there is something to tell.</summary>
    public static bool HasNews(CompanySection row) => row.UntoldNew + row.UntoldChanged + row.UntoldDeleted + row.UntoldPosted > 0;

    /// <summary>"From QuickBooks: 3 new, 1 changed. To QuickBooks: 2 posted."; from then on it is told.</summary>
    public static LogEntry Of(CompanySection row, Guid sessionId, DateTime now)
    {
        var read = News(row);
        var posted = row.UntoldPosted > 0 ? $"To QuickBooks: {row.UntoldPosted:N0} posted." : "";
        row.UntoldPosted = 0;
        return Tell(row, sessionId, now, $"{(read.Length > 0 ? $"From QuickBooks: {read}. " : "")}{posted}".TrimEnd());
    }

    /// <summary>Whether a run that has read everything is worth a line: the lists of what was deleted are no section to a person.</summary>
    public static bool IsTold(CompanySection row) => row.Done > 0 && SectionCatalogue.Find(row.Section) is not null;

    /// <summary>The same for a first sync, and for one after a reset.</summary>
    public static LogEntry FromTheBeginning(CompanySection row, Guid sessionId, DateTime now)
    {
        var isAllNew = row.UntoldNew == row.Done && row.UntoldNew > 1;
        var news = isAllNew ? "all of them new" : News(row) is { Length: > 0 } some ? some : "nothing new";
        return Tell(row, sessionId, now, $"Read from the beginning: {row.Done:N0} {(row.Done == 1 ? "record" : "records")}, {news}.");
    }

    private static string News(CompanySection row) => string.Join(
        ", ",
        new[] { (row.UntoldNew, "new"), (row.UntoldChanged, "changed"), (row.UntoldDeleted, "deleted") }
            .Where(n => n.Item1 > 0)
            .Select(n => $"{n.Item1:N0} {n.Item2}"));

    private static LogEntry Tell(CompanySection row, Guid sessionId, DateTime now, string text)
    {
        (row.UntoldNew, row.UntoldChanged, row.UntoldDeleted) = (0, 0, 0);
        return CompanyLog.Line(row.CompanyId, sessionId, LogLevelWord.Info, now, text) with { Section = row.Section };
    }
}
