using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Log;

/// <summary>Makes the lines of the log a person reads.</summary>
internal static class CompanyLog
{
    /// <summary>A line that only tells.</summary>
    public static LogEntry Line(Guid companyId, Guid? sessionId, LogLevelWord level, DateTime now, string text) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)),
        CompanyId = companyId,
        SessionId = sessionId,
        At = now,
        Level = level,
        Text = OneLine.Of(text).CutTo(2000),
    };

    /// <summary>A line about something that went wrong, in the catalogue's words.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="sessionId">The session, when in one.</param>
    /// <param name="now">When.</param>
    /// <param name="meaning">What the code means.</param>
    /// <param name="detail">QuickBooks' own words.</param>
    /// <param name="section">The section, when about one.</param>
    public static LogEntry Problem(
        Guid companyId, Guid? sessionId, DateTime now, Meaning meaning, string? detail, string? section = null) =>
        Line(
            companyId,
            sessionId,
            meaning.Severity == Severity.Warning ? LogLevelWord.Warning : LogLevelWord.Error,
            now,
            string.IsNullOrWhiteSpace(detail) ? meaning.Message : $"{meaning.Message} {detail}") with
        {
            Section = section,
            Code = meaning.Code,
            Advice = meaning.Advice,
            Actor = meaning.Actor.ToString().ToLowerInvariant(),
        };
}
