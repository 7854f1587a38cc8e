using System.Globalization;
using System.Text.Json;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Log;

/// <summary>A message in a few words.</summary>
internal static class MessageWords
{
    private const int MostNames = 4;

    public static Mark Mark(Message message) => message switch
    {
        { Problem: not null } => new("bad", "Problem"),
        { AnsweredAt: null } => new("run", "No answer yet"),
        _ => new("ok", "Answered"),
    };

    /// <summary>"Customers, Invoices and 12 more"; who QuickBooks is, for the first.</summary>
    public static string About(Message message)
    {
        if (message.Kind == MessageKind.Identify)
        {
            return "Which QuickBooks and which company file";
        }

        using var requests = JsonDocument.Parse(message.Requests);
        var names = requests.RootElement.ValueKind != JsonValueKind.Array ? [] : requests.RootElement.EnumerateArray()
            .Select(Section)
            .OfType<string>()
            .Distinct()
            .Select(name => SectionCatalogue.Find(name)?.Title ?? name)
            .ToList();
        return names.Count switch
        {
            0 => message.Kind.ToString(),
            <= MostNames => string.Join(", ", names),
            _ => string.Create(
                CultureInfo.CurrentCulture, $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames:N0} more"),
        };
    }

    private static string? Section(JsonElement request) =>
        request.ValueKind == JsonValueKind.Object && request.TryGetProperty(nameof(MessageRequest.Section), out var section)
            ? section.GetString()
            : null;

    /// <summary>"12 KB".</summary>
    public static string Size(long? bytes) => bytes switch
    {
        null => "",
        < 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes:N0} bytes"),
        < 1024 * 1024 => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0:N0} KB"),
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0 / 1024:N1} MB"),
    };
}
