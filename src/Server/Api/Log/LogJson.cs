using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Api.Log;

/// <summary>A line of the log as the API answers it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When it happened.</param>
/// <param name="Level">How serious it is.</param>
/// <param name="SessionId">In which session.</param>
/// <param name="Section">About which section; null when about the company.</param>
/// <param name="Code">Status code, HRESULT or own code.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Advice">What to do; null when nothing.</param>
/// <param name="Actor">Who has to act; null when nobody has to.</param>
internal sealed record LogJson(
    Guid Id, DateTime At, LogLevelWord Level, Guid? SessionId, string? Section, string? Code, string Text, string? Advice, string? Actor)
{
    public static LogJson From(LogEntry entry) => new(
        entry.Id,
        entry.At,
        entry.Level,
        entry.SessionId,
        entry.Section,
        entry.Code,
        entry.Text,
        entry.Advice,
        entry.Actor is "nobody" ? null : entry.Actor);
}
