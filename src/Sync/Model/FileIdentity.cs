using System.Text.Json.Serialization;
using WebConnectorSync.Domain.Companies;

namespace WebConnectorSync.Sync.Model;

/// <summary>By what a company's file is known again; one JSON column, replaced as a whole.</summary>
internal sealed record FileIdentity
{
    private const int MostPaths = 50;

    /// <summary>Paths somebody or something has decided about, the latest first.</summary>
    public IReadOnlyList<KnownPath> Paths { get; init; } = [];

    /// <summary>The newest records known; the next session asks whether the open file has them.</summary>
    public IReadOnlyList<Witness> Witnesses { get; init; } = [];

    /// <summary>Sections that may not be seen in QuickBooks; until they are read again, others bear witness.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Sections, and lists of deletions, whose questions QuickBooks cannot read.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    /// <summary>What a session leaves out to find what QuickBooks cannot read; null when none does.</summary>
    public UnreadableSuspects? Suspects { get; init; }

    /// <summary>Both.</summary>
    [JsonIgnore]
    public IEnumerable<string> Unasked => Refused.Concat(Unreadable);

    /// <summary>What that session leaves out.</summary>
    public IReadOnlyList<string> SuspectsOf(Guid sessionId) => Suspects is { } s && s.SessionId == sessionId ? s.Sections : [];

    /// <summary>When the file was last restored, as QuickBooks says it; null while it never said so.</summary>
    public string? RestoredAt { get; init; }

    /// <summary>When it was last condensed.</summary>
    public string? CondensedAt { get; init; }

    /// <summary>QuickBooks was asked for these two times and answered.</summary>
    public bool IsActivityKnown { get; init; }

    /// <summary>What keeps it from being trusted; null when nothing does.</summary>
    public FileDoubt? Doubt { get; init; }

    /// <summary>
    /// When a person last said that a backup was restored: links that were put in doubt at that moment are not posted again by themselves.
    /// </summary>
    public DateTime? RestoreAcceptedAt { get; init; }

    /// <summary>How well a path is known.</summary>
    public PathStanding Standing(string? path) =>
        Paths.FirstOrDefault(p => p.Is(path)) is { } known ? known.Standing
        : path is null || Paths.All(p => p.Standing != PathStanding.Confirmed) ? PathStanding.Confirmed
        : PathStanding.New;

    /// <summary>Whether the file that proved itself at that path still counts: a person may have said otherwise since.</summary>
    public bool Trusts(string? path) => Standing(path) switch
    {
        PathStanding.Confirmed => true,
        PathStanding.New => Doubt is { Verdict: FileVerdict.Moved },
        _ => false,
    };

    /// <summary>The same with a path that was decided about, in front.</summary>
    public FileIdentity With(KnownPath path) =>
        this with { Paths = [path, .. Paths.Where(p => !p.Is(path.Path)).Take(MostPaths - 1)] };

    /// <summary>
    /// The path to name to a Web Connector: the one that was right for that address last, since another computer may name the file
    /// otherwise.
    /// </summary>
    public string? PathFor(string? caller)
    {
        var own = Paths.Where(p => p.Standing == PathStanding.Confirmed).ToList();
        return (own.Find(p => p.Caller is not null && p.Caller == caller) ?? own.FirstOrDefault())?.Path;
    }
}

/// <summary>What a session leaves out of its questions, as QuickBooks could not read them all.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Sections">Sections and lists of deletions.</param>
internal sealed record UnreadableSuspects(Guid SessionId, IReadOnlyList<string> Sections);

/// <summary>A path that was decided about.</summary>
/// <param name="Path">The path.</param>
/// <param name="Standing">What was decided.</param>
/// <param name="Caller">The address of the Web Connector that named it; null when unknown.</param>
internal sealed record KnownPath(string Path, PathStanding Standing, string? Caller)
{
    /// <summary>Whether it is that path; Windows knows no upper and lower case.</summary>
    public bool Is(string? path) => string.Equals(Path, path, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A record by which the file is known again.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Id">ListID or TxnID.</param>
/// <param name="EditSequence">The time of its last change, in seconds.</param>
internal sealed record Witness(string Section, string Id, long EditSequence);

/// <summary>Why the open file is not trusted; a person's answer or the right file ends it.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="Since">When it was first found.</param>
/// <param name="Path">The path the file was open under; null when it was not said.</param>
/// <param name="Name">Its company name.</param>
internal sealed record FileDoubt(FileVerdict Verdict, DateTime Since, string? Path, string? Name)
{
    /// <summary>The restore time it told; accepted with the answer.</summary>
    public string? RestoredAt { get; init; }

    /// <summary>Known ids held against those of the file; null before the first.</summary>
    public FileSurvey? Survey { get; init; }

    /// <summary>QuickBooks says that nothing was restored since the last time.</summary>
    public bool IsKnownNotRestored { get; init; }

    /// <summary>A person said that it is not the company's file, of one that lies where that one lay.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>When a person said that a backup was restored; what follows from it has begun.</summary>
    public DateTime? AcceptedAt { get; init; }

    /// <summary>Whether known ids are still to be held against the file's.</summary>
    [JsonIgnore]
    public bool IsToBeSurveyed => Verdict == FileVerdict.Restored && !IsAnswered && Survey is not { IsDone: true };

    /// <summary>Whether it is the same doubt about the same file.</summary>
    public bool IsAbout(FileVerdict verdict, string? path) =>
        Verdict == verdict && string.Equals(Path, path, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How far all known ids were held against those of a file in doubt. It only counts.</summary>
/// <param name="Section">The section it is in.</param>
/// <param name="UpTo">The last id looked up in it.</param>
/// <param name="Checked">Ids looked up.</param>
/// <param name="Gone">Those the file does not know.</param>
/// <param name="Older">Those it knows as they were before.</param>
/// <param name="IsDone">All were looked up.</param>
internal sealed record FileSurvey(string Section, string UpTo, int Checked, int Gone, int Older, bool IsDone)
{
    /// <summary>Of those it does not know, entries of lists: somebody may have merged them.</summary>
    public int GoneEntries { get; init; }

    /// <summary>Lots of ids that QuickBooks refused to look up; what is in them stays open.</summary>
    public int Refused { get; init; }
}
