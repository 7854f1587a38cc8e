namespace WebConnectorSync.Sync.Storage;

/// <summary>The server cannot start, and its message tells the administrator why and what to do. Printed without a stack trace.</summary>
internal sealed class StartupException(string message) : Exception(message);
