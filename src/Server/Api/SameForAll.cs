using Microsoft.AspNetCore.OutputCaching;

namespace WebConnectorSync.Server.Api;

/// <summary>
/// Keeps an answer that is the same whoever asks, by whatever host name, query or key: none of them makes the server write it again.
/// </summary>
internal sealed class SameForAll : IOutputCachePolicy
{
    private static readonly TimeSpan Lives = TimeSpan.FromDays(1);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        (context.EnableOutputCaching, context.AllowCacheLookup, context.AllowCacheStorage, context.AllowLocking) = (true, true, true, true);
        context.CacheVaryByRules.VaryByHost = false;
        context.ResponseExpirationTimeSpan = Lives;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage = context.HttpContext.Response.StatusCode == StatusCodes.Status200OK;
        return ValueTask.CompletedTask;
    }
}
