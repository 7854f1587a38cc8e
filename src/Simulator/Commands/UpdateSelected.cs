using System.Threading.Channels;

namespace WebConnectorSync.Simulator.Commands;

/// <summary>Enter in the simulator's window is what the button Update Selected is in the Web Connector's.</summary>
internal sealed class UpdateSelected
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    /// <summary>Begins to listen. A console cannot be asked without holding a thread.</summary>
    public UpdateSelected(TextReader input) => new Thread(() =>
    {
        while (input.ReadLine() is { } line)
        {
            lines.Writer.TryWrite(line);
        }
    }) { IsBackground = true }.Start();

    /// <summary>Waits until it is pressed; however often it was pressed since, it counts once.</summary>
    public async Task PressedAsync(CancellationToken ct)
    {
        await lines.Reader.WaitToReadAsync(ct);
        while (lines.Reader.TryRead(out _))
        {
            // All of them.
        }
    }
}
