using System.Collections.Concurrent;

namespace WebConnectorSync.Server.Tests.Docs;

/// <summary>A keyboard on which Enter is pressed now and then.</summary>
internal sealed class PressedKeys : TextReader
{
    private readonly BlockingCollection<string> lines = [];

    public void Press() => lines.Add("");

    public override string? ReadLine() => lines.TryTake(out var line, Timeout.Infinite) ? line : null;

    protected override void Dispose(bool disposing)
    {
        lines.CompleteAdding();
        base.Dispose(disposing);
    }
}
