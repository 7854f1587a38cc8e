namespace WebConnectorSync.Server.Api;

/// <summary>What an endpoint says about itself for the API description.</summary>
internal static class EndpointDescription
{
    /// <summary>The operation's name, one line, and the particulars.</summary>
    public static RouteHandlerBuilder Described(this RouteHandlerBuilder endpoint, string name, string summary, string? description = null)
    {
        endpoint.WithName(name).WithSummary(summary);
        return description is null ? endpoint : endpoint.WithDescription(description);
    }

    /// <summary>Declares the query parameters; others are refused.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, params ReadOnlySpan<QueryParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            endpoint.WithMetadata(parameter);
        }

        return endpoint;
    }

    /// <summary>Declares the statuses with which it may refuse.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ApiProblem>(status, Refusal.ContentType);
        }

        return endpoint;
    }

    /// <summary>Declares the body.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="example">An example of the body, JSON.</param>
    public static RouteHandlerBuilder TakesBody<T>(this RouteHandlerBuilder endpoint, string example)
        where T : notnull => endpoint.Accepts<T>("application/json").WithMetadata(new BodyExample(example));
}

/// <summary>An example of a request body, JSON.</summary>
internal sealed record BodyExample(string Json);
