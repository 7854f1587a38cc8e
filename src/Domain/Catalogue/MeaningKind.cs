namespace WebConnectorSync.Domain.Catalogue;

/// <summary>Who speaks the code.</summary>
public enum MeaningKind
{
    /// <summary>The statusCode of one request in an answer of QuickBooks.</summary>
    Status,

    /// <summary>The messageSetStatusCode of a whole answer: what became of QuickBooks' receipt of the message.</summary>
    MessageSet,

    /// <summary>The hresult of connectionError or receiveResponseXML.</summary>
    HResult,

    /// <summary>A number in the Web Connector's window and log; it never travels in a call, but people search for it.</summary>
    Connector,

    /// <summary>A code of this server.</summary>
    Own,
}
