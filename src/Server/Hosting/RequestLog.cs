using Serilog;
using Serilog.Events;

namespace WebConnectorSync.Server.Hosting;

/// <summary>
/// A line for each request: method, route, status, time. The route stands as it is written in the program, never the path or the query:
/// these name people's records and may hold anything a sender put there, even a key by mistake.
/// </summary>
internal sealed class RequestLog : IStartupFilter
{
    private const string None = "(no route)";

    // Routes that are called all the time. What a Web Connector's call meant is in its session.
    private static readonly string[] Quiet = ["/health/", "/assets/", "/live", "/qbwc", "/support", "/jobs/", None];

    // On these routes a status of 500 or more is an ordinary answer: not ready, a SOAP fault.
    private static readonly string[] Outspoken = ["/health/", "/qbwc"];

    private static readonly object Key = new();

    /// <summary>
    /// Notes the route that was found; to stand behind routing. A page that says "not here" is shown by running the request again with a
    /// route of its own, and what was asked for is the first.
    /// </summary>
    public static Task RememberRouteAsync(HttpContext http, RequestDelegate next)
    {
        http.Items.TryAdd(Key, http.GetEndpoint());
        return next(http);
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.ApplicationServices.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{Method} {Route} answered {StatusCode} in {Elapsed:0} ms";
            options.GetLevel = Level;
            options.GetMessageTemplateProperties = (http, _, elapsed, status) =>
            [
                new("Method", new ScalarValue(http.Request.Method)), new("Route", new ScalarValue(Route(http))),
                new("StatusCode", new ScalarValue(status)), new("Elapsed", new ScalarValue(elapsed)),
            ];
        });
        next(app);
    };

    private static LogEventLevel Level(HttpContext http, double elapsed, Exception? exception)
    {
        var route = Route(http);
        if (exception is not null)
        {
            return http.RequestAborted.IsCancellationRequested ? LogEventLevel.Debug : LogEventLevel.Error;
        }

        if (http.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            return IsOneOf(Outspoken, route) ? LogEventLevel.Warning : LogEventLevel.Error;
        }

        return IsOneOf(Quiet, route) ? LogEventLevel.Debug : LogEventLevel.Information;
    }

    private static bool IsOneOf(string[] routes, string route) =>
        Array.Exists(routes, r => route.StartsWith(r, StringComparison.OrdinalIgnoreCase));

    private static string Route(HttpContext http) =>
        http.Items[Key] is RouteEndpoint { RoutePattern.RawText: { } route } ? $"/{route.TrimStart('/')}" : None;
}
