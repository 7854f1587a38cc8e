namespace WebConnectorSync.Server.AppSide;

/// <summary>The answer to a call that was carried out, as it is kept for a repeated one.</summary>
/// <param name="Status">200 or 201.</param>
/// <param name="Body">The record, JSON.</param>
internal sealed record AppAnswer(int Status, string Body) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        return httpContext.Response.WriteAsync(Body, httpContext.RequestAborted);
    }
}
