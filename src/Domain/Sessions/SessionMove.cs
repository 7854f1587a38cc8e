namespace WebConnectorSync.Domain.Sessions;

/// <summary>What the server does about an event.</summary>
public enum SessionMove
{
    /// <summary>The expected call: send the next message, or say that there is none.</summary>
    SendNext,

    /// <summary>The message is out and its answer never came: send the same bytes again.</summary>
    SendAgain,

    /// <summary>Store the answer.</summary>
    StoreAnswer,

    /// <summary>
    /// Nothing is open that this could answer: change nothing, say a negative number, have a sentence ready. (The same answer once more is
    /// recognised and gets the same number again.)
    /// </summary>
    RefuseAnswer,

    /// <summary>QuickBooks or the company file could not be opened: remember why and say done.</summary>
    GiveUp,

    /// <summary>Nothing to do at the moment: say NoOp, which makes the Web Connector wait five seconds and call sendRequestXML.</summary>
    Pause,

    /// <summary>Say the sentence that is ready, or a friendly one.</summary>
    Explain,

    /// <summary>The session is over.</summary>
    End,

    /// <summary>The session was over already: answer politely, change nothing.</summary>
    AnswerPolitely,
}
