using System.Text;
using System.Threading.Channels;

namespace WebConnectorSync.Simulator.Tests;

/// <summary>What a program says, line by line, to wait for.</summary>
internal sealed class SaidLines : TextWriter
{
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new NotSupportedException("Whole lines are said here.");

    public override void WriteLine(string? value) => lines.Writer.TryWrite(value ?? "");

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    /// <summary>Waits for a line with that text; what was said before it is passed over.</summary>
    public async Task<string> UntilAsync(string text, CancellationToken ct)
    {
        while (true)
        {
            var line = await lines.Reader.ReadAsync(ct);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }
    }
}
