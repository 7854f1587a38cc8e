using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>One POST: read the call, have it answered, write the answer. A fault is written for everything that goes wrong on the way.</summary>
internal sealed class SoapExchange(
    Func<SoapCall, HttpContext, CancellationToken, Task<SoapReply>> answer, TimeProvider time, ILogger logger)
{
    /// <summary>How long a call may take to arrive and be answered; a large answer over a slow line takes minutes.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>Answers the request.</summary>
    public async Task RunAsync(HttpContext context)
    {
        LiftLimits(context);
        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
        using var body = new SoapBody(context.Request.BodyReader);
        var (status, bytes) = await AnswerAsync(context, body, late.Token, either.Token);
        if (!context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = status;
            await WebConnectorEndpoint.WriteAsync(context, "text/xml; charset=utf-8", bytes);
        }
    }

    private async Task<(int Status, byte[] Bytes)> AnswerAsync(
        HttpContext context, SoapBody body, CancellationToken late, CancellationToken ct)
    {
        string operation = "Reading a request";
        try
        {
            switch (await SoapRequestReader.ReadAsync(body, ct))
            {
                case SoapReadOutcome.Refused refused:
                    WebConnectorLog.Refused(logger, refused.Sentence);
                    return Fault("soap:Client", refused.Sentence);
                case SoapReadOutcome.Call { Value: var call }:
                    operation = call.Operation;
                    var reply = await answer(call, context, ct);
                    return (reply is SoapReply.Fault ? 500 : 200, SoapAnswer.Result(operation, reply));
                default:
                    return Fault("soap:VersionMismatch", "This service speaks SOAP 1.1 only.");
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
            return (499, []);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            WebConnectorLog.TookTooLong(logger, Limit);
            return Fault("soap:Client", "The call took too long to arrive.");
        }
        catch (Exception exception)
        {
            WebConnectorLog.Failed(logger, exception, operation);
            return Fault("soap:Server", "The server could not answer because of an error of its own; its log says more.");
        }
    }

    private static (int Status, byte[] Bytes) Fault(string code, string sentence) => (500, SoapAnswer.Fault(code, sentence));

    /// <summary>QuickBooks sends what it has, at the pace it can: neither size nor speed of the body is limited by Kestrel.</summary>
    private static void LiftLimits(HttpContext context)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
    }
}
