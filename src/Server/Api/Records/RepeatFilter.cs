using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Records;

/// <summary>
/// Repeats a call that the database ended for the sake of another one (deadlock, lock): its transaction was undone as a whole. When a
/// connection broke only a GET is repeated, because a change may have been committed.
/// </summary>
internal sealed class RepeatFilter : IEndpointFilter
{
    private const int Attempts = 4;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var provider = http.RequestServices.GetRequiredService<DatabaseProvider>();
        http.Request.EnableBuffering(ApiSetup.MaxBodyBytes);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next(context);
            }
            catch (Exception e) when (attempt < Attempts && !http.Response.HasStarted
                && (provider.IsUndone(e) || (HttpMethods.IsGet(http.Request.Method) && provider.IsTransient(e))))
            {
                http.RequestServices.GetRequiredService<ServerDb>().ChangeTracker.Clear();
                http.Request.Body.Position = 0;
                await Task.Delay(Random.Shared.Next(20, 100) * attempt, http.RequestAborted);
            }
        }
    }
}
