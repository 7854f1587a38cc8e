namespace WebConnectorSync.Sync.Jobs;

/// <summary>A job could not do its work, and its message tells the administrator why and what to do.</summary>
internal sealed class JobProblem(string message) : Exception(message);
