using System.Text.Json.Serialization;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Server.Api;

/// <summary>An error answer (RFC 9457 with three members of our own): what happened, and what to do about it.</summary>
/// <param name="Type">A name for this kind of problem that never changes: urn:webconnectorsync:problem:CODE.</param>
/// <param name="Title">The HTTP status in words.</param>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Code">What programs compare.</param>
/// <param name="Message">What did not happen, one sentence.</param>
/// <param name="Advice">The next step.</param>
/// <param name="Errors">Each single thing that is wrong with the request, where there can be several.</param>
internal sealed record ApiProblem(
    string Type,
    string Title,
    int Status,
    string Code,
    string Message,
    string Advice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ApiError>? Errors);

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Path">Where: a field of the body (sections[2]) or a query parameter (?limit).</param>
/// <param name="Code">What programs compare.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Advice">What would be right.</param>
internal sealed record ApiError(string Path, string Code, string Message, string Advice)
{
    public static ApiError Of(FieldProblem problem) => new(problem.Path, problem.Code, problem.Message, problem.Advice);
}
