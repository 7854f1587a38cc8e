namespace WebConnectorSync.Server.WebConnector;

/// <summary>What became of reading a request.</summary>
internal abstract record SoapReadOutcome
{
    private SoapReadOutcome()
    {
    }

    /// <summary>The request is one of the eleven calls.</summary>
    public sealed record Call(SoapCall Value) : SoapReadOutcome;

    /// <summary>The request is no such call.</summary>
    /// <param name="Sentence">Why, in words that may be shown to the sender.</param>
    public sealed record Refused(string Sentence) : SoapReadOutcome;

    /// <summary>The envelope is of SOAP 1.2 or of something else that is not SOAP 1.1.</summary>
    public sealed record OtherVersion : SoapReadOutcome;
}
