namespace WebConnectorSync.Simulator.Company;

/// <summary>What came of one message set: an answer, or an error in its place.</summary>
/// <param name="Answer">The qbXML answer; null when <paramref name="Error"/> is set.</param>
/// <param name="Error">What the request processor threw; null when there is an answer.</param>
public sealed record Processed(string? Answer, HResult? Error);
