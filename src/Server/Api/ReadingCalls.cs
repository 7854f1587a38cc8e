namespace WebConnectorSync.Server.Api;

/// <summary>GET and HEAD: calls that change nothing.</summary>
internal static class ReadingCalls
{
    /// <summary>Whether the call changes nothing.</summary>
    public static bool OnlyReads(this HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>
    /// Answers HEAD wherever GET is answered: the same status and headers. That no body goes out is the web server's part.
    /// </summary>
    public static void AnswerHead(this IEndpointConventionBuilder endpoints) => endpoints.Add(endpoint =>
    {
        for (var i = 0; i < endpoint.Metadata.Count; i++)
        {
            if (endpoint.Metadata[i] is HttpMethodMetadata { HttpMethods: ["GET"] })
            {
                endpoint.Metadata[i] = new HttpMethodMetadata(["GET", "HEAD"]);
            }
        }
    });
}
