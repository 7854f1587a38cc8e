using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace WebConnectorSync.Server.Api.Description;

/// <summary>The answers that refuse: which a call may have, and each of them described once for all calls.</summary>
internal static class RefusedAnswers
{
    private static readonly Dictionary<int, (string Name, string Meaning)> All = new()
    {
        [400] = ("BadRequest", "Something in the request is not right; errors says where. Nothing was done."),
        [401] = ("Unauthorized", "The call has no key of this server. Nothing was done."),
        [403] = ("Forbidden", "The key may not do that: keyReadsOnly, keyIsLimited. Nothing was done."),
        [404] = ("NotFound", "What the address names is not there: companyNotFound, sectionNotFound, recordNotFound and so on."),
        [409] = ("Conflict", "Somebody has to change something first; code says what. Nothing was done."),
        [413] = ("BodyTooLarge", "The body is too large. Nothing was done."),
        [415] = ("NotJson", "The body is not declared as JSON. Nothing was done."),
        [422] = ("Unprocessable", "QuickBooks would refuse the record; errors says why. Nothing was stored."),
        [429] = ("TooManyCalls", "The key asks more than one may. Nothing was done; Retry-After says when to come again."),
        [500] = ("InternalError", "A fault of the server itself; advice has what the administrator can look for."),
        [503] = ("Unavailable", "The database is busy, full or away; Retry-After says when to come again."),
    };

    /// <summary>
    /// Lets every call declare what any call may be refused with: an unknown parameter, no key, too many calls, a fault, the database away.
    /// </summary>
    public static void RefuseAlike(this IEndpointConventionBuilder endpoints) => endpoints.Finally(endpoint =>
    {
        var declared = endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(m => m.StatusCode).ToHashSet();
        foreach (var status in OfEvery(endpoint).Where(s => !declared.Contains(s)))
        {
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ApiProblem), [Refusal.ContentType]));
        }
    });

    /// <summary>Describes them.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (status, (name, meaning)) in All)
        {
            document.AddComponent(name, new OpenApiResponse
            {
                Description = meaning,
                Headers = status is 429 or 503 ? Headers("Retry-After", "Come again in so many seconds.", JsonSchemaType.Integer) : null,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [Refusal.ContentType] = new OpenApiMediaType
                    {
                        Schema = new OpenApiSchemaReference("Problem", document),
                        Examples = AnswerExamples.Of($"{status}", document),
                    },
                },
            });
        }
    }

    /// <summary>Puts them into an operation, in the order of their statuses.</summary>
    public static void Share(OpenApiOperation operation, OpenApiDocument document)
    {
        var answers = operation.Responses!.OrderBy(r => r.Key, StringComparer.Ordinal).ToList();
        operation.Responses!.Clear();
        foreach (var (status, answer) in answers)
        {
            operation.Responses[status] = All.TryGetValue(int.Parse(status, CultureInfo.InvariantCulture), out var refusal)
                ? new OpenApiResponseReference(refusal.Name, document)
                : answer;
        }
    }

    /// <summary>One header of an answer.</summary>
    public static Dictionary<string, IOpenApiHeader> Headers(string name, string meaning, JsonSchemaType type) =>
        new(StringComparer.Ordinal)
        {
            [name] = new OpenApiHeader { Description = meaning, Schema = new OpenApiSchema { Type = type } },
        };

    private static IEnumerable<int> OfEvery(EndpointBuilder endpoint)
    {
        var reads = endpoint.Metadata.OfType<HttpMethodMetadata>().Any(m => m.HttpMethods.Contains("GET"));
        var hasBody = endpoint.Metadata.OfType<IAcceptsMetadata>().Any();
        var namesSomething = endpoint is RouteEndpointBuilder { RoutePattern.Parameters.Count: > 0 };
        return
        [
            400, 401, 429, 500, 503,
            .. reads ? [] : (int[])[403],
            .. namesSomething ? [404] : (int[])[],
            .. hasBody ? [413, 415] : (int[])[],
        ];
    }
}
