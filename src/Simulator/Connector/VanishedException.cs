namespace WebConnectorSync.Simulator.Connector;

/// <summary>The machine was switched off, the line cut: nothing more is said.</summary>
public sealed class VanishedException : Exception
{
    public VanishedException()
    {
    }

    public VanishedException(string operation)
        : base($"The Web Connector vanished around {operation}.")
    {
    }

    public VanishedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
