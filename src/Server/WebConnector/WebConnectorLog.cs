namespace WebConnectorSync.Server.WebConnector;

/// <summary>What the endpoint says in the log.</summary>
internal static partial class WebConnectorLog
{
    [LoggerMessage(EventIds.WebConnector, LogLevel.Warning, "A request to the Web Connector's endpoint was refused. {Sentence}")]
    public static partial void Refused(ILogger logger, string sentence);

    [LoggerMessage(EventIds.WebConnector + 1, LogLevel.Error, "{Operation} failed in an unforeseen way.")]
    public static partial void Failed(ILogger logger, Exception exception, string operation);

    [LoggerMessage(
        EventIds.WebConnector + 2, LogLevel.Warning, "A call took longer than {Limit} to arrive and be answered, and was given up.")]
    public static partial void TookTooLong(ILogger logger, TimeSpan limit);
}
