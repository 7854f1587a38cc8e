using System.ServiceModel.Channels;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using SoapCore.MessageEncoder;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// Runs before SoapCore and is the only code that sees a raw request: it reads the call within its limits and hands on a canonical
/// envelope. A request that is no call ends here, and a failure on the way is answered with a fault.
/// </summary>
internal sealed class SoapExchange(RequestDelegate next, TimeProvider time, LargeTexts texts, ILogger<SoapExchange> logger)
{
    /// <summary>How long a call may take to arrive and be answered; a large answer over a slow line takes minutes.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    // Refusals go through the encoder that writes all other answers.
    private static readonly SoapMessageEncoder Encoder = new(
        MessageVersion.Soap11, new UTF8Encoding(false), true, null, omitXmlDeclaration: false, checkXmlCharacters: false, null, null, null,
        normalizeNewLines: false);

    /// <summary>Answers the request.</summary>
    public async Task InvokeAsync(HttpContext context, IncomingCall call, TicketCheck isKnown, WebConnectorFaults faults)
    {
        LiftSize(context);
        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        using var body = new SoapBody(context.Request.BodyReader, texts);
        call.Begin(context, late.Token, either.Token);
        context.Response.Headers.CacheControl = "no-store";
        Message? refusal;
        try
        {
            refusal = await AnswerAsync(context, body, call, isKnown);
        }
        catch (Exception exception)
        {
            refusal = faults.Of(exception);
        }

        if (refusal is not null && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await Encoder.WriteMessageAsync(refusal, context, context.Response.BodyWriter, indentXml: false);
        }
    }

    /// <returns>Why the request was not handed on; null when it was, and so is answered.</returns>
    private async Task<Message?> AnswerAsync(HttpContext context, SoapBody body, IncomingCall call, TicketCheck isKnown)
    {
        switch (await SoapRequestReader.ReadAsync(body, isKnown, call.Cancellation))
        {
            case SoapReadOutcome.Refused refused:
                WebConnectorLog.Refused(logger, refused.Sentence);
                return WebConnectorFaults.Fault("Client", refused.Sentence);
            case SoapReadOutcome.Call read:
                call.Name(read);
                if (read.IsFromStranger)
                {
                    CloseConnection(context);
                }
                else if (read.Response is not null)
                {
                    LiftRate(context);
                }

                HandOn(context, read);
                await next(context);
                return null;
            default:
                return WebConnectorFaults.Fault("VersionMismatch", "This service speaks SOAP 1.1 only.");
        }
    }

    /// <summary>The body alone says which call it is, so headers and path are replaced by the canonical ones.</summary>
    private static void HandOn(HttpContext context, SoapReadOutcome.Call call)
    {
        var request = context.Request;
        request.Body = new MemoryStream(CanonicalMessage.Placeholder, writable: false);
        request.ContentLength = CanonicalMessage.Placeholder.Length;
        request.ContentType = "text/xml; charset=utf-8";
        request.Headers["SOAPAction"] = IWebConnectorService.Namespace + call.Operation.Name;
        request.Path = WebConnectorEndpoint.Path;
    }

    /// <summary>The rest of the body is of no interest.</summary>
    private static void CloseConnection(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
    }

    /// <summary>QuickBooks sends what it has, at the pace it can. Until a session is known, Kestrel ends what is too slow.</summary>
    private static void LiftRate(HttpContext context)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }

    /// <summary>Only before the first byte is read can it be lifted; <see cref="SoapBody"/> has limits of its own.</summary>
    private static void LiftSize(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
    }
}
