using System.Diagnostics;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api;

/// <summary>
/// Under /api every answer without a body becomes a problem that says what to do: unknown routes, wrong methods, bodies too large, and our
/// own faults, whose text stays in the log.
/// </summary>
internal sealed partial class ApiErrors(RequestDelegate next, ILogger<ApiErrors> log)
{
    public async Task InvokeAsync(HttpContext context, DatabaseProvider database)
    {
        if (context.Request.ContentLength > ApiSetup.MaxBodyBytes)
        {
            await TooLargeBody.RefuseAsync(context, ForStatus);
            return;
        }

        try
        {
            await next(context);
            if (!context.Response.HasStarted && IsEmptyError(context.Response))
            {
                await ForStatus(context).ExecuteAsync(context);
            }
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = e.StatusCode;
            await ForStatus(context).ExecuteAsync(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The app went away; there is nobody to answer. SqlClient throws an exception of its own when a command is cancelled.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            RequestFailed(log, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "of no route", e);
            context.Response.Clear();
            await (database.IsTransient(e) ? Away(context) : OurFault()).ExecuteAsync(context);
        }
    }

    private static bool IsEmptyError(HttpResponse response) =>
        response.StatusCode >= 400 && response.ContentType is null && response.ContentLength is null;

    private static Refusal ForStatus(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound =>
            new(404, "unknownRoute", $"There is nothing at {context.Request.Path}.", "The calls are listed at /openapi/v1.json."),
        StatusCodes.Status405MethodNotAllowed =>
            new(405, "methodNotAllowed", $"{context.Request.Method} is not possible here.", $"Use {context.Response.Headers.Allow}."),
        StatusCodes.Status413PayloadTooLarge =>
            new(413, "bodyTooLarge", "The body is too large.", $"Send at most {ApiSetup.MaxBodyBytes / 1024} KB in one call."),
        StatusCodes.Status415UnsupportedMediaType => Refusal.NotJson(),
        >= 500 => OurFault(),
        var status => new(status, "badRequest", "The request could not be understood.", "See /openapi/v1.json for what this call takes."),
    };

    private static Refusal Away(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return new(
            StatusCodes.Status503ServiceUnavailable,
            "databaseAway",
            "The database cannot be reached at the moment.",
            HttpMethods.IsGet(
                context.Request.Method) ? "Send the call again in a few seconds." : "Look in a few seconds whether the call went " +
                    "through, and send it again if not; PUT and DELETE may simply be sent again.");
    }

    private static Refusal OurFault() => new(
        StatusCodes.Status500InternalServerError,
        "internalError",
        "The server could not do that because of a fault of its own.",
        "Try again; if it stays, ask the administrator to look in the server's log for " +
        $"{Activity.Current?.TraceId.ToString() ?? "the time of this request"}.");

    [LoggerMessage(EventIds.Api, LogLevel.Error, "{Method} {Route} failed")]
    private static partial void RequestFailed(ILogger logger, string method, string route, Exception exception);
}
