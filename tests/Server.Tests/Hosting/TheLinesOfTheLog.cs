using Serilog;
using Serilog.Core;
using Serilog.Events;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Tests.Hosting;

/// <summary>Texts from outside stand in the log, and write no line of it.</summary>
public sealed class TheLinesOfTheLog
{
    private const string Forged = "2026-01-01 00:00:00.000 INF Anna signed in";

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    public void An_event_is_one_line_whatever_its_texts_hold(string end)
    {
        var lines = Write(log => log.Information("Found {Name} in {Count} places", $"one{end}{Forged}", 2));

        var line = Assert.Single(lines);
        Assert.EndsWith($" INF Found one{new string(' ', end.Length)}{Forged} in 2 places", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_is_indented_below_its_line()
    {
        var lines = Write(log => log.Error(new InvalidDataException($"bad\n{Forged}\u001b[2J"), "It failed"));

        Assert.EndsWith(" ERR It failed", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), l => Assert.StartsWith("    ", l, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Any(char.IsControl));
    }

    private static List<string> Write(Action<Logger> write)
    {
        var sink = new Sink();
        using (var log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger())
        {
            write(log);
        }

        return [.. sink.Text.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n')];
    }

    private sealed class Sink : ILogEventSink
    {
        private readonly LogLines lines = new();

        public StringWriter Text { get; } = new(System.Globalization.CultureInfo.InvariantCulture);

        public void Emit(LogEvent logEvent) => lines.Format(logEvent, Text);
    }
}
