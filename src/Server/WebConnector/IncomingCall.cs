using System.Diagnostics.CodeAnalysis;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// What belongs to the call that is being answered and is no parameter of it. One for each request; <see cref="SoapExchange"/> fills it.
/// </summary>
internal sealed class IncomingCall
{
    private CancellationToken late;

    /// <summary>The operation's name as it was called; before that is known, what the server is doing.</summary>
    public string Operation { get; private set; } = "Reading a request";

    /// <summary>Where it came from.</summary>
    public HttpContext Http { get; private set; } = null!;

    /// <summary>
    /// Answers to the host, company and preferences queries, which sendRequestXML brings in a session's first call only; else empty.
    /// </summary>
    public string HcpResponse { get; private set; } = "";

    /// <summary>The call in its canonical form, for SoapCore.</summary>
    public ReadOnlyMemory<byte> Envelope { get; private set; }

    /// <summary>The text that receiveResponseXML brings, to be read within the call.</summary>
    [AllowNull]
    public ResponseText Response
    {
        get => field ?? throw new InvalidOperationException($"{Operation} brings no text.");
        private set;
    }

    /// <summary>No session has its ticket: it gets the answer for that, and costs nothing else.</summary>
    public bool IsFromStranger { get; private set; }

    /// <summary>Ends when the client is gone or the call has taken too long.</summary>
    public CancellationToken Cancellation { get; private set; }

    /// <summary>The call has taken longer than <see cref="SoapExchange.Limit"/>.</summary>
    public bool IsLate => this.late.IsCancellationRequested;

    /// <summary>A request has come.</summary>
    public void Begin(HttpContext http, CancellationToken late, CancellationToken cancellation) =>
        (Http, this.late, Cancellation) = (http, late, cancellation);

    /// <summary>It is a call.</summary>
    public void Name(SoapReadOutcome.Call call) =>
        (Operation, HcpResponse, Response, IsFromStranger, Envelope) = (
            call.Operation.Name, call.ValueOf(SoapOperation.HcpResponse), call.Response, call.IsFromStranger, SoapEnvelope.Write(call));
}
