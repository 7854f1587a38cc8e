namespace WebConnectorSync.Server.WebConnector;

/// <summary>What a call is answered with.</summary>
internal abstract record SoapReply
{
    private SoapReply()
    {
    }

    /// <summary>A string result; empty is written as an empty element, never left out.</summary>
    public sealed record Text(string Value) : SoapReply;

    /// <summary>The result of receiveResponseXML.</summary>
    public sealed record Number(int Value) : SoapReply;

    /// <summary>The result of authenticate.</summary>
    public sealed record Strings(params string[] Values) : SoapReply;

    /// <summary>The server cannot answer. The Web Connector abandons the session, so this is for real faults only.</summary>
    /// <param name="Sentence">What a person may read in the Web Connector's log.</param>
    public sealed record Fault(string Sentence) : SoapReply;
}
