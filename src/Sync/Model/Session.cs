using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Model;

/// <summary>
/// One update run of a Web Connector, from authenticate to closeConnection. Everything the next call needs is here, so any process can
/// answer it.
/// </summary>
internal sealed class Session(SessionState state) : IVersioned
{
    /// <summary>The longest path that is kept; a path of that length is one that was cut.</summary>
    public const int MostPath = 1024;

    public Guid Id { get; init; }

    public Guid CompanyId { get; init; }

    /// <summary>SHA-256 of the ticket, hexadecimal; the ticket itself is known to the Web Connector alone.</summary>
    public required string TicketHash { get; init; }

    /// <summary>Changed only by <see cref="Go"/>.</summary>
    public SessionState State { get; private set; } = state;

    public DateTime StartedAt { get; init; }

    /// <summary>When the last call was answered.</summary>
    public DateTime LastCallAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>How it ended, in one sentence.</summary>
    public string? EndReason { get; set; }

    /// <summary>A call broke off in the middle: the Web Connector gives such a session up, so another may begin at once.</summary>
    public bool IsSuspect { get; set; }

    /// <summary>It was ended because its Web Connector seemed to have begun again. If it calls once more, there are two of them.</summary>
    public bool WasTakenFromItself { get; set; }

    /// <summary>The server process that answered the last call.</summary>
    public Guid NodeId { get; set; }

    /// <summary>Whether FileID and company name were compared and are right.</summary>
    public bool IsFileChecked { get; set; }

    /// <summary>Whether the file has shown that it knows what it should; nothing of it is stored before.</summary>
    public bool IsFileProven { get; set; }

    /// <summary>The file does not know what it should; this session only counts what is missing.</summary>
    public bool IsFileDoubted { get; set; }

    /// <summary>The address its Web Connector calls from; null when unknown.</summary>
    public string? Caller { get; init; }

    /// <summary>When its present cycle began: one pass over everything there is to do. A session that is held open has several.</summary>
    public DateTime CycleStartedAt { get; set; }

    /// <summary>The cycle is over; the next begins when there is something to do.</summary>
    public bool IsCycleDone { get; set; }

    /// <summary><see cref="Brought"/> when the cycle began.</summary>
    public Brought BeforeCycle { get; set; }

    /// <summary>
    /// QuickBooks refused a message of several requests as a whole: ask one section at a time, so that only the culprit fails.
    /// </summary>
    public bool IsOneByOne { get; set; }

    /// <summary>
    /// When it was first refused figures that have moved: only what is due since before is asked for; null while it was not.
    /// </summary>
    public DateTime? FiguresPutOffAt { get; set; }

    /// <summary>The file QuickBooks had open.</summary>
    public string? FilePath { get; set; }

    /// <summary>qbXML version of this session's messages.</summary>
    public string? QbxmlVersion { get; set; }

    /// <summary>US, CA or UK.</summary>
    public string? Country { get; set; }

    /// <summary>Number of the message last handed out; 0 before the first.</summary>
    public int MessageNumber { get; set; }

    /// <summary>What receiveResponseXML answered last; shown as progress.</summary>
    public int Percent { get; set; }

    /// <summary>What getLastError will say; null when there is nothing to say.</summary>
    public string? LastError { get; set; }

    /// <summary>Records created, changed, marked as deleted in our store by this session.</summary>
    public int RecordsCreated { get; set; }

    public int RecordsUpdated { get; set; }

    public int RecordsDeleted { get; set; }

    /// <summary>Import is on demand and nobody asked: this session only posts.</summary>
    public bool SkipsImport { get; set; }

    /// <summary>Posts QuickBooks took in this session.</summary>
    public int PostsPosted { get; set; }

    /// <summary>Posts that QuickBooks, or the check before, refused in this session.</summary>
    public int PostsRejected { get; set; }

    /// <summary>What moved between the two sides in this session so far; decides how soon the next is due.</summary>
    public Brought Brought => new(RecordsCreated, RecordsUpdated, RecordsDeleted, PostsPosted);

    public int Version { get; set; }

    /// <summary>Goes on to a state, if the table lets it.</summary>
    /// <param name="by">The line for the call that is being answered, as it was when the call came.</param>
    /// <param name="next">The state.</param>
    public void Go(SessionTransition by, SessionState next) => State = SessionTable.Go(State, by, next);

    /// <summary>Nothing follows but getLastError, which is answered with this sentence.</summary>
    public void Stop(SessionTransition by, string sentence)
    {
        Go(by, SessionState.WaitForError);
        LastError = sentence.CutTo(1000);
    }
}
