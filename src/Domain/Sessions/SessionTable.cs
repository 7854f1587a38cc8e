using static WebConnectorSync.Domain.Sessions.SessionEvent;
using static WebConnectorSync.Domain.Sessions.SessionMove;
using static WebConnectorSync.Domain.Sessions.SessionState;

namespace WebConnectorSync.Domain.Sessions;

/// <summary>
/// One line of the session table: in this state, on this event, do this; afterwards the session is in one of these states.
/// </summary>
public sealed record SessionTransition(SessionState From, SessionEvent On, SessionMove Do, params SessionState[] To);

/// <summary>
/// The conversation with a Web Connector as a table (QBWC Programmer's Guide, figures 2-2 to 2-5 and 5-1). Every pair of state and event
/// has a line: nothing a Web Connector says, in whatever order, is unforeseen.
/// </summary>
public static class SessionTable
{
    /// <summary>The whole table.</summary>
    public static IReadOnlyList<SessionTransition> All { get; } =
    [
        new(Postponed,       SendRequestXML,     SendNext,       WaitForResponse, Holding, WaitForError),
        new(Postponed,       ReceiveResponseXML, RefuseAnswer,   Postponed),
        new(Postponed,       ConnectionError,    GiveUp,         WaitForClose),
        new(Postponed,       GetLastError,       Explain,        WaitForClose),
        new(Postponed,       CloseConnection,    End,            Closed),
        new(Postponed,       Expire,             End,            Closed),

        new(WaitForSend,     SendRequestXML,     SendNext,       WaitForResponse, Holding, WaitForError),
        new(WaitForSend,     ReceiveResponseXML, RefuseAnswer,   WaitForSend, WaitForError),
        new(WaitForSend,     ConnectionError,    GiveUp,         WaitForClose),
        new(WaitForSend,     GetLastError,       Explain,        WaitForClose),
        new(WaitForSend,     CloseConnection,    End,            Closed),
        new(WaitForSend,     Expire,             End,            Closed),

        new(WaitForResponse, SendRequestXML,     SendAgain,      WaitForResponse),
        new(WaitForResponse, ReceiveResponseXML, StoreAnswer,    WaitForSend, WaitForClose, WaitForError),
        new(WaitForResponse, ConnectionError,    GiveUp,         WaitForClose),
        new(WaitForResponse, GetLastError,       Explain,        WaitForClose),
        new(WaitForResponse, CloseConnection,    End,            Closed),
        new(WaitForResponse, Expire,             End,            Closed),

        new(Holding,         SendRequestXML,     SendNext,       WaitForResponse, Holding, WaitForError),
        new(Holding,         ReceiveResponseXML, RefuseAnswer,   Holding),
        new(Holding,         ConnectionError,    GiveUp,         WaitForClose),
        new(Holding,         GetLastError,       Pause,          Holding),
        new(Holding,         CloseConnection,    End,            Closed),
        new(Holding,         Expire,             End,            Closed),

        new(WaitForError,    SendRequestXML,     SendNext,       WaitForResponse, Holding, WaitForError),
        new(WaitForError,    ReceiveResponseXML, RefuseAnswer,   WaitForError),
        new(WaitForError,    ConnectionError,    GiveUp,         WaitForClose),
        new(WaitForError,    GetLastError,       Explain,        WaitForClose),
        new(WaitForError,    CloseConnection,    End,            Closed),
        new(WaitForError,    Expire,             End,            Closed),

        new(WaitForClose,    SendRequestXML,     Explain,        WaitForClose),
        new(WaitForClose,    ReceiveResponseXML, RefuseAnswer,   WaitForClose),
        new(WaitForClose,    ConnectionError,    GiveUp,         WaitForClose),
        new(WaitForClose,    GetLastError,       Explain,        WaitForClose),
        new(WaitForClose,    CloseConnection,    End,            Closed),
        new(WaitForClose,    Expire,             End,            Closed),

        new(Closed,          SendRequestXML,     AnswerPolitely, Closed),
        new(Closed,          ReceiveResponseXML, AnswerPolitely, Closed),
        new(Closed,          ConnectionError,    AnswerPolitely, Closed),
        new(Closed,          GetLastError,       AnswerPolitely, Closed),
        new(Closed,          CloseConnection,    AnswerPolitely, Closed),
        new(Closed,          Expire,             AnswerPolitely, Closed),
    ];

    private static readonly TransitionTable<SessionState, SessionEvent, SessionTransition> Transitions =
        new("a session", All.Select(t => (t.From, t.On, t)));

    /// <summary>The line for a state and an event.</summary>
    public static SessionTransition Find(SessionState state, SessionEvent on) => Transitions.After(state, on);

    /// <summary>Whether the table lets a session go to <paramref name="next"/> by that line.</summary>
    public static bool Allows(SessionTransition transition, SessionState next)
    {
        ArgumentNullException.ThrowIfNull(transition);
        return transition.To.Contains(next);
    }

    /// <summary>The state a session goes to by a line. One call may take it on in several steps, all by the line it began with.</summary>
    /// <param name="at">The session's state.</param>
    /// <param name="by">The line for the call that is being answered.</param>
    /// <param name="next">Where it is to go.</param>
    /// <exception cref="InvalidOperationException">The table does not let it: a defect of the caller.</exception>
    public static SessionState Go(SessionState at, SessionTransition by, SessionState next)
    {
        ArgumentNullException.ThrowIfNull(by);
        return (at == by.From || Allows(by, at)) && Allows(by, next)
            ? next
            : throw new InvalidOperationException($"{by.On} in {by.From} does not take a session that is {at} to {next}.");
    }
}
