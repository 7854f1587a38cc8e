using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Hosting;

/// <summary>
/// One event is one line, whatever the texts in it hold; the lines of an exception are indented below it. A text from outside can therefore
/// not look like a line of this log.
/// </summary>
internal sealed class LogLines : ITextFormatter
{
    private static readonly string[] Levels = ["VRB", "DBG", "INF", "WRN", "ERR", "FTL"];

    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write(logEvent.Timestamp.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture));
        output.Write(' ');
        output.Write(Levels[(int)logEvent.Level]);
        output.Write(' ');
        output.WriteLine(OneLine.Of(Message(logEvent)));
        foreach (var line in logEvent.Exception?.ToString().ReplaceLineEndings("\n").Split('\n') ?? [])
        {
            output.Write("    ");
            output.WriteLine(OneLine.Of(line));
        }
    }

    // As the template says, texts without quotes.
    private static string Message(LogEvent logEvent)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var part in logEvent.MessageTemplate.Tokens)
        {
            if (part is Serilog.Parsing.PropertyToken property
                && logEvent.Properties.TryGetValue(property.PropertyName, out var value) && value is ScalarValue { Value: string word })
            {
                text.Write(word);
            }
            else
            {
                part.Render(logEvent.Properties, text, CultureInfo.InvariantCulture);
            }
        }

        return text.ToString();
    }
}
