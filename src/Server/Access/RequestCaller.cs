using WebConnectorSync.Sync.Audit;

namespace WebConnectorSync.Server.Access;

/// <summary>Who sends a request.</summary>
internal static class RequestCaller
{
    /// <summary>Who sends this request; without one it is the server itself.</summary>
    public static Caller Of(HttpContext? request) => request is null
        ? Caller.Server
        : CallerClaims.Read(request.User) with { Address = request.Connection.RemoteIpAddress?.ToString() };
}
