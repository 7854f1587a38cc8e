namespace WebConnectorSync.Server.Sessions;

/// <summary>Configuration section <c>Retention</c>: how long what was said is kept. Records and posts are not touched.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Messages and log lines. Default 30 days.</summary>
    public int MessageDays { get; init; } = 30;

    /// <summary>Messages of sessions in which nothing was new. Default 2 days.</summary>
    public int QuietMessageDays { get; init; } = 2;

    /// <summary>How many million characters the texts of messages may have in all; what is older goes when they have more. 0 for no bound. Default 20,000.</summary>
    public int MessageMegabytes { get; init; } = 20_000;

    /// <summary>Sessions that ended, with whatever is left of their messages. Default 90 days.</summary>
    public int SessionDays { get; init; } = 90;
}
