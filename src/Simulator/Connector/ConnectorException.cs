namespace WebConnectorSync.Simulator.Connector;

/// <summary>What an exception inside the Web Connector would say; it ends the session.</summary>
public sealed class ConnectorException : Exception
{
    public ConnectorException()
    {
    }

    public ConnectorException(string message)
        : base(message)
    {
    }

    public ConnectorException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
