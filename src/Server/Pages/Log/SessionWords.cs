using System.Globalization;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Log;

/// <summary>A session in a few words.</summary>
internal static class SessionWords
{
    public static Mark Mark(Session session) => session switch
    {
        { EndedAt: null } => new("run", "Going on"),
        { LastError: not null } => new("warn", "Ended with a problem"),
        _ => new("ok", "Ended"),
    };

    /// <summary>"12 messages, 1,204 new, 3 changed, 1 deleted, 2 minutes".</summary>
    public static string Numbers(Session session)
    {
        var parts =
            new List<string> { session.MessageNumber == 1 ? "1 message"
                : string.Create(CultureInfo.CurrentCulture, $"{session.MessageNumber:N0} messages") };
        Add(parts, session.RecordsCreated, "new");
        Add(parts, session.RecordsUpdated, "changed");
        Add(parts, session.RecordsDeleted, "deleted");
        if (session.EndedAt is { } ended)
        {
            parts.Add(Say(ended - session.StartedAt));
        }

        return string.Join(", ", parts);
    }

    /// <summary>"40 ms", "3.2 seconds", "2 minutes".</summary>
    public static string Say(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < 1000 } => string.Create(CultureInfo.CurrentCulture, $"{time.TotalMilliseconds:N0} ms"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.CurrentCulture, $"{time.TotalSeconds:0.#} seconds"),
        { TotalMinutes: < 90 } => string.Create(
            CultureInfo.CurrentCulture, $"{Math.Max(1, time.TotalMinutes):N0} {(time.TotalMinutes < 1.5 ? "minute" : "minutes")}"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{time.TotalHours:0.#} hours"),
    };

    private static void Add(List<string> parts, int count, string word)
    {
        if (count > 0)
        {
            parts.Add(string.Create(CultureInfo.CurrentCulture, $"{count:N0} {word}"));
        }
    }
}
