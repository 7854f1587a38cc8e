namespace WebConnectorSync.Server.WebConnector;

/// <summary>What became of reading a request.</summary>
internal abstract record SoapReadOutcome
{
    private SoapReadOutcome()
    {
    }

    /// <summary>The request is one of the calls. Its text form is the operation's name only, as most parameters are secrets.</summary>
    /// <param name="Operation">What is called.</param>
    /// <param name="Values">One for each of the operation's parameters; those that were missing are empty.</param>
    /// <param name="Response">The text of receiveResponseXML, still on its way; null for all other operations.</param>
    public sealed record Call(SoapOperation Operation, string[] Values, ResponseText? Response = null) : SoapReadOutcome
    {
        /// <summary>
        /// No session has the ticket it came with, so nothing behind the ticket was read.
        /// </summary>
        public bool IsFromStranger { get; init; }

        /// <summary>The value of a parameter; empty where the operation has none of that name.</summary>
        public string ValueOf(string parameter) =>
            Array.IndexOf(Operation.Parameters, parameter) is var index and >= 0 ? Values[index] : "";

        /// <inheritdoc/>
        public override string ToString() => Operation.Name;
    }

    /// <summary>The request is no such call.</summary>
    /// <param name="Sentence">Why, in words that may be shown to the sender.</param>
    public sealed record Refused(string Sentence) : SoapReadOutcome;

    /// <summary>The envelope is of SOAP 1.2 or of something else that is not SOAP 1.1.</summary>
    public sealed record OtherVersion : SoapReadOutcome;
}
