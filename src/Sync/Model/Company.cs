using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Model;

/// <summary>One connected QuickBooks company file: one .qwc, one user name and password, one FileID.</summary>
internal sealed class Company : IVersioned
{
    public Guid Id { get; init; }

    /// <summary>The name people here give it; 1 to 100 characters.</summary>
    public required string Name
    {
        get;
        set
        {
            field = value;
            NameKey = KeyOf(value);
        }
    }

    /// <summary><see cref="Name"/> as it is compared: no two companies differ in upper and lower case only.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>What the Web Connector sends as strUserName; unique, made by the server.</summary>
    public required string UserName { get; init; }

    /// <summary>Hash of the generated password; the password itself is shown once and kept nowhere.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>The FileID of the .qwc; stable for the life of the company, so that a second download is the same connection.</summary>
    public Guid FileId { get; init; }

    /// <summary>Paused: the Web Connector is told that there is nothing to do.</summary>
    public bool IsPaused { get; set; }

    /// <summary>When it was paused; null while it is not.</summary>
    public DateTime? PausedAt { get; set; }

    /// <summary>How the time between two sessions is chosen.</summary>
    public PollingPolicy Polling { get; set; } = PollingPolicy.Fixed;

    /// <summary>Minutes between two contacts under the fixed policy.</summary>
    public int EveryMinutes { get; set; } = 60;

    /// <summary>How many sessions in a row moved nothing.</summary>
    public int QuietSessions { get; set; }

    /// <summary>When the next session is due by the policy; null when at the next contact.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>Until when the last call was put off; null when it was let in.</summary>
    public DateTime? PostponedUntilAt { get; set; }

    /// <summary>Minutes between two calls of the Web Connector's own clock, as last seen; null when never.</summary>
    public int? CallsEveryMinutes { get; set; }

    /// <summary>IANA name of the zone in which its hours are meant and its times are said; null for the server's own.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Sessions are held open, so that what is asked for reaches QuickBooks within seconds.</summary>
    public bool StaysConnected { get; set; }

    /// <summary>From which time of day they are held open.</summary>
    public TimeOnly StaysFrom { get; set; }

    /// <summary>Until which; the same as <see cref="StaysFrom"/> for the whole day.</summary>
    public TimeOnly StaysTo { get; set; }

    /// <summary>After how many minutes a session that is held open closes, to let QuickBooks breathe.</summary>
    public int StayMinutes { get; set; } = 30;

    /// <summary>At which time of day the nightly sync is asked for; null for none.</summary>
    public TimeOnly? NightlyAt { get; set; }

    /// <summary>Names of the sections that are read in the nightly sync only, separated by commas; null for none.</summary>
    public string? NightlySections { get; set; }

    /// <summary>When that time comes next.</summary>
    public DateTime? NightlyNextAt { get; set; }

    /// <summary>When a nightly sync was asked for that has not been done.</summary>
    public DateTime? NightlyDueAt { get; set; }

    /// <summary>Posts whose kind has no other place for it bear a mark of ours in the memo, by which they are found again.</summary>
    public bool MarksMemos { get; set; }

    /// <summary>
    /// Path of the company file as the last good session named it; answered to authenticate so that no other file is used. Null until
    /// known, when it could not be opened any more, or when a person said that whatever file is open should be looked at.
    /// </summary>
    public string? FilePath { get; set; }

    /// <summary>By what its file is known again, and what is in doubt about the one that was open last.</summary>
    public FileIdentity Identity { get; set; } = new();

    /// <summary>Whether anything may be written: not while it is in doubt which file is open.</summary>
    public bool MayWrite => Identity.Doubt is null;

    /// <summary>Whether there may be records whose figures are to be asked for again.</summary>
    public bool AreFiguresDue { get; set; }

    /// <summary>CompanyName as QuickBooks says it; null before the first good session.</summary>
    public string? QuickBooksName { get; set; }

    /// <summary>ProductName of HostRet.</summary>
    public string? Product { get; set; }

    /// <summary>Highest qbXML version that QuickBooks and this server both speak, "13.0".</summary>
    public string? QbxmlVersion { get; set; }

    /// <summary>US, CA or UK.</summary>
    public string? Country { get; set; }

    /// <summary>Name of the computer whose Web Connector called last, as its lock in the company file has it; null until known.</summary>
    public string? Computer { get; set; }

    /// <summary>When a Web Connector last called for it.</summary>
    public DateTime? LastContactAt { get; set; }

    /// <summary>When it is expected to call next; null when unknown.</summary>
    public DateTime? NextContactAt { get; set; }

    /// <summary>When a session last brought everything.</summary>
    public DateTime? LastSyncAt { get; set; }

    /// <summary>What that sync brought.</summary>
    public Brought LastBrought { get; set; }

    /// <summary>When everything was read for the first time; null before.</summary>
    public DateTime? FirstSyncAt { get; set; }

    /// <summary>Somebody has seen what the first sync brought.</summary>
    public bool IsFirstSyncSeen { get; set; }

    /// <summary>Since when it has been active without a break.</summary>
    public DateTime? ActiveSinceAt { get; set; }

    /// <summary>When a second Web Connector was last told busy.</summary>
    public DateTime? StandbyAt { get; set; }

    /// <summary>The address that one called from.</summary>
    public string? StandbyCaller { get; set; }

    /// <summary>When it was last seen that two Web Connectors call from one address; null when never.</summary>
    public DateTime? TwoSeenAt { get; set; }

    /// <summary>When a Web Connector was last refused for its password; null when a good sign-in followed.</summary>
    public DateTime? SignInRefusedAt { get; set; }

    /// <summary>When it was refused first since the last good sign-in.</summary>
    public DateTime? SignInRefusedSince { get; set; }

    /// <summary>The address it called from.</summary>
    public string? SignInRefusedCaller { get; set; }

    /// <summary>When a person decided that the next Web Connector to call takes over from the session that is open.</summary>
    public DateTime? TakeOverAt { get; set; }

    /// <summary>The session that may move data now; null when none is open.</summary>
    public Guid? ActiveSessionId { get; set; }

    /// <summary>Somebody asked for a sync at the next contact.</summary>
    public DateTime? SyncRequestedAt { get; set; }

    /// <summary>Code of what keeps the company file from being used (an HRESULT, or WRONGFILE); null when nothing does.</summary>
    public string? ProblemCode { get; set; }

    /// <summary>The particulars of the problem: QuickBooks' own words, the file that was open.</summary>
    public string? ProblemDetail { get; set; }

    /// <summary>What the Web Connector and QuickBooks were at when it came.</summary>
    public Moment ProblemDuring { get; set; }

    /// <summary>Since when it has been so.</summary>
    public DateTime? ProblemAt { get; set; }

    /// <summary>How many seconds the clock of the computer with QuickBooks is ahead; 0 while it is right, as far as it is known.</summary>
    public int ClockAheadSeconds { get; set; }

    /// <summary>When a wrong clock was noticed last, of that computer or of another one that saves records; null when never.</summary>
    public DateTime? ClockWrongAt { get; set; }

    /// <summary>Number of the newest entry of the change feed.</summary>
    public long ChangeSequence { get; set; }

    /// <summary>Its QuickBooks is simulated by this server and ends with it.</summary>
    public bool IsSimulated { get; set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When it was deleted: from then on no query sees it, and its rows go one lot after the other.</summary>
    public DateTime? DeletedAt { get; set; }

    public int Version { get; set; }

    /// <summary>
    /// The path to name to the Web Connector at that address, so that no other file is used; empty for whatever file is open. A place that
    /// nobody has confirmed is not named: a copy may lie there, and the company's own file may be open again.
    /// </summary>
    public string FileFor(string? caller) => FilePath is null || Identity.Doubt is { Verdict: FileVerdict.Moved } ? ""
        : caller is not null && Identity.Doubt is null && Identity.Paths.FirstOrDefault(
            p => p.Standing == PathStanding.Confirmed && p.Caller == caller) is { } known ? known.Path
        : FilePath;

    /// <summary>Notes what keeps the file from being used. The same trouble once more began when it was first seen.</summary>
    public void Note(string code, string? detail, DateTime now, Moment during = Moment.Reading)
    {
        ProblemAt = ProblemCode == code ? ProblemAt ?? now : now;
        (ProblemCode, ProblemDetail, ProblemDuring) = (code, detail.CutTo(1000), during);
    }

    /// <summary>The <see cref="NameKey"/> of <paramref name="name"/>.</summary>
    public static string KeyOf(string name) => name.ToUpperInvariant();
}
