using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Records;

/// <summary>
/// Repeats a call that the database ended for the sake of another one (deadlock, lock): its transaction was undone as a whole. When a
/// connection broke only a call that reads is repeated, because a change may have been committed.
/// </summary>
internal sealed class RepeatFilter : IEndpointFilter
{
    private const int Attempts = 4;

    // Who has waited that long for others who write is told so.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var provider = http.RequestServices.GetRequiredService<DatabaseProvider>();
        http.Request.EnableBuffering(ApiSetup.MaxBodyBytes);
        var began = TimeProvider.System.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next(context);
            }
            catch (Exception e) when (attempt < Attempts && !http.Response.HasStarted
                && TimeProvider.System.GetElapsedTime(began) < Patience
                && (provider.IsUndone(e) || (http.Request.OnlyReads() && provider.IsTransient(e))))
            {
                http.RequestServices.GetRequiredService<ServerDb>().ChangeTracker.Clear();
                http.Request.Body.Position = 0;
                await Task.Delay(Random.Shared.Next(20, 100) * attempt, http.RequestAborted);
            }
        }
    }
}
