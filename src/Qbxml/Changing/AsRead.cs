using System.Text.Json;

namespace WebConnectorSync.Qbxml.Changing;

/// <summary>
/// What stands in the app's fields as QuickBooks returned it: a whole field, or an entry of a list of which another one is changed. It is
/// neither sent nor asked whether it could be, so that a record can be put back as it was read.
/// </summary>
/// <param name="app">What the app gives, as it gives it.</param>
/// <param name="quickBooks">What QuickBooks returned last; undefined for nothing.</param>
public sealed class AsRead(JsonElement app, JsonElement quickBooks)
{
    /// <summary>Of the texts in which both sides are stored.</summary>
    public static AsRead Of(string app, string? quickBooks) =>
        new(Parse(app), quickBooks is null ? default : Parse(quickBooks));

    /// <summary>Whether everything does.</summary>
    public bool IsAll => quickBooks.ValueKind == JsonValueKind.Object && app.EnumerateObject().All(p => Covers(p.Name));

    /// <summary>Whether what is at that place does, or something that it is a part of.</summary>
    /// <param name="path">A place in the app's fields: <c>lines[2].itemRef</c>.</param>
    public bool Covers(string path)
    {
        var name = path.Split('.', '[')[0];
        if (quickBooks.ValueKind != JsonValueKind.Object || !app.TryGetProperty(name, out var given)
            || !quickBooks.TryGetProperty(name, out var stored))
        {
            return false;
        }

        return JsonElement.DeepEquals(given, stored)
            || (given.ValueKind == JsonValueKind.Array
                && stored.ValueKind == JsonValueKind.Array
                && Entry(path, name) is { } place && place < given.GetArrayLength()
                && stored.EnumerateArray().Any(entry => JsonElement.DeepEquals(entry, given[place])));
    }

    private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    // The place in the list that the path begins with.
    private static int? Entry(string path, string name) =>
        path.Length > name.Length && path[name.Length] == '[' && path.IndexOf(']', name.Length) is var end and > 0
            && int.TryParse(path.AsSpan(name.Length + 1, end - name.Length - 1), out var place) ? place : null;
}
