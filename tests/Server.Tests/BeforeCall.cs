namespace WebConnectorSync.Server.Tests;

/// <summary>Does something before each call of a Web Connector.</summary>
/// <param name="act">Does it; told the operation.</param>
internal sealed class BeforeCall(Func<string, Task> act)
    : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await act(
            request.Headers.TryGetValues("SOAPAction", out var action) ? action.Single().Trim('"').Split('/')[^1] : "");
        return await base.SendAsync(request, cancellationToken);
    }
}
