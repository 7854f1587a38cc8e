using Microsoft.AspNetCore.WebUtilities;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.AppRecords;

namespace WebConnectorSync.Server.Api;

/// <summary>An answer that refuses a request, written as application/problem+json.</summary>
internal sealed class Refusal(int status, string code, string message, string advice, IReadOnlyList<FieldProblem>? errors = null) : IResult
{
    public const string ContentType = "application/problem+json";

    public ApiProblem Problem { get; } = new(
        $"urn:webconnectorsync:problem:{code}", ReasonPhrases.GetReasonPhrase(status), status, code, message, advice,
        errors?.Select(ApiError.Of).ToList());

    public static Refusal Invalid(IReadOnlyList<FieldProblem> errors) => errors is [var only]
        ? new(StatusCodes.Status400BadRequest, only.Code, only.Message, only.Advice, errors)
        : new(
            StatusCodes.Status400BadRequest,
            "invalidRequest",
            $"{errors.Count} things in the request are not right, so nothing was done.",
            "Correct each entry of errors and send the request again.",
            errors);

    /// <summary>What was sent can be read, and QuickBooks would not take it.</summary>
    public static Refusal Unprocessable(IReadOnlyList<FieldProblem> errors) => errors is [var only]
        ? new(StatusCodes.Status422UnprocessableEntity, only.Code, only.Message, only.Advice, errors)
        : new(
            StatusCodes.Status422UnprocessableEntity,
            "invalidRecord",
            $"QuickBooks would refuse this record for {errors.Count} reasons, so nothing was stored.",
            "Correct each entry of errors and send the record again.",
            errors);

    public static Refusal NotJson() =>
        new(
            StatusCodes.Status415UnsupportedMediaType,
            "notJson",
            "The body is not declared as JSON.",
            "Send the header Content-Type: application/json.");

    public static Refusal NotFound(string code, string message, string advice) =>
        new(StatusCodes.Status404NotFound, code, message, advice);

    /// <summary>The answer to an id that no company has.</summary>
    public static Refusal CompanyNotFound() => Of(CommandRefusal.CompanyNotFound());

    /// <summary>What the engine refused.</summary>
    public static Refusal Of(CommandRefusal refusal) => refusal.Kind switch
    {
        RefusalKind.NotFound => NotFound(refusal.Code, refusal.Message, refusal.Advice),
        RefusalKind.Conflict => Conflict(refusal.Code, refusal.Message, refusal.Advice),
        RefusalKind.Unprocessable => Unprocessable(refusal.Problems),
        RefusalKind.Busy => new(StatusCodes.Status503ServiceUnavailable, refusal.Code, refusal.Message, refusal.Advice),
    };

    public static Refusal Conflict(string code, string message, string advice, IReadOnlyList<FieldProblem>? errors = null) =>
        new(StatusCodes.Status409Conflict, code, message, advice, errors);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Problem.Status;
        return httpContext.Response.WriteAsJsonAsync(Problem, options: null, ContentType, httpContext.RequestAborted);
    }
}
