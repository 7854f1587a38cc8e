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
                await (await UnmatchedAsync(context) ?? ForStatus(context)).ExecuteAsync(context);
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
            var refusal = Trouble(context, database, e);
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "of no route";
            if (refusal is null)
            {
                RequestFailed(log, context.Request.Method, route, e);
            }
            else
            {
                RequestPutOff(log, context.Request.Method, route, e.GetBaseException().Message);
            }

            context.Response.Clear();
            await (refusal ?? OurFault()).ExecuteAsync(context);
        }
    }

    private static bool IsEmptyError(HttpResponse response) =>
        response.StatusCode >= 400 && response.ContentType is null && response.ContentLength is null;

    private static async Task<Refusal?> UnmatchedAsync(HttpContext context) => context.Response.StatusCode
        is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed or StatusCodes.Status415UnsupportedMediaType
            ? await UnmatchedCall.RefusalAsync(context)
            : null;

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

    // What the database, not this program, is to blame for; null for anything else.
    private static Refusal? Trouble(HttpContext context, DatabaseProvider database, Exception e)
    {
        var (refusal, seconds) = database.IsFull(e) ? (Full(), "60")
            : database.IsUndone(e) ? (Busy(), "5")
            : database.IsTransient(e) ? (Away(context), "5") : default((Refusal?, string?));
        if (refusal is not null)
        {
            // Later than here all headers are cleared.
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.RetryAfter = seconds;
                return Task.CompletedTask;
            });
        }

        return refusal;
    }

    private static Refusal Full() => new(
        StatusCodes.Status503ServiceUnavailable,
        "storageFull",
        "The server has no room left to store anything. What is there can still be read.",
        "Ask the administrator to make room on the server's disk or in its database, then send the call again.");

    /// <summary>The answer while others hold the database.</summary>
    public static Refusal Busy() => new(
        StatusCodes.Status503ServiceUnavailable,
        "busy",
        "Others have been writing to the server's database for too long, so this call was not finished.",
        "Send the call again in a few seconds. If it stays, ask the administrator what else has the database open.");

    private static Refusal Away(HttpContext context)
    {
        return new(
            StatusCodes.Status503ServiceUnavailable,
            "databaseAway",
            "The database cannot be reached at the moment.",
            context.Request.OnlyReads() ? "Send the call again in a few seconds." : "Look in a few seconds whether the call went " +
                "through, and send it again if not; PUT and DELETE may simply be sent again.");
    }

    /// <summary>The answer to a fault of the server.</summary>
    public static Refusal OurFault() => new(
        StatusCodes.Status500InternalServerError,
        "internalError",
        "The server could not do that because of a fault of its own.",
        "Try again; if it stays, ask the administrator to look in the server's log for " +
        $"{Activity.Current?.TraceId.ToString() ?? "the time of this request"}.");

    [LoggerMessage(EventIds.Api + 41, LogLevel.Warning, "{Method} {Route} was put off by the database: {Message}")]
    private static partial void RequestPutOff(ILogger logger, string method, string route, string message);

    [LoggerMessage(EventIds.Api, LogLevel.Error, "{Method} {Route} failed")]
    private static partial void RequestFailed(ILogger logger, string method, string route, Exception exception);
}
