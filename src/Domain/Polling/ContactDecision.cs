namespace WebConnectorSync.Domain.Polling;

/// <summary>What a Web Connector that calls is told about time.</summary>
/// <param name="Postponement">authenticate's third element: come back after so long; null when the session begins now.</param>
/// <param name="LowerLimit">authenticate's fourth element: the smallest interval it may keep.</param>
/// <param name="NextContactAt">When it is expected to call again.</param>
/// <param name="CallsEveryMinutes">The minutes its own clock is known to keep; null when that was never seen.</param>
public sealed record ContactDecision(TimeSpan? Postponement, TimeSpan LowerLimit, DateTime NextContactAt, int? CallsEveryMinutes);
