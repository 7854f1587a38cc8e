namespace WebConnectorSync.Server.Api;

/// <summary>
/// Refuses every query of a call that declares none. Calls that declare parameters read them with <see cref="QueryReader"/>, which says
/// all that is wrong with them at once.
/// </summary>
internal sealed class DeclaredQueryFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.GetEndpoint()?.Metadata.GetMetadata<QueryParameter>() is null && new QueryReader(http.Request).Problem is { } problem
            ? new(problem)
            : next(context);
    }
}
