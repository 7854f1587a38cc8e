using System.Collections.Concurrent;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// What a SQL Server would not have taken. It is thrown where it stands, and told once more when the server is done: a call that answers
/// "later" to every failure, or a job that tries again, would hide it.
/// </summary>
internal static class RefusedBySqlServer
{
    private static readonly ConcurrentQueue<string> Said = new();

    /// <summary>The exception to throw.</summary>
    public static Exception Because(string sentence)
    {
        Said.Enqueue(sentence);
        return new NotSupportedException(sentence);
    }

    /// <summary>Fails when anything was refused in this run.</summary>
    public static void AssertNothing() => Assert.Empty(Said);
}
