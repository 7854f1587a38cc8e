using Microsoft.AspNetCore.WebUtilities;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>Links of lists: the same address with one parameter changed.</summary>
internal static class LinkTo
{
    /// <summary>The address of this list with that parameter, from its first page on; null takes the parameter out.</summary>
    public static string With(this HttpRequest request, string name, string? value)
    {
        var query = request.Query.Where(p => p.Key != name && p.Key is not ("p" or "after" or "before" or "handler" or "ask"));
        return QueryHelpers.AddQueryString(request.Path, value is null ? query : query.Append(new(name, value)));
    }

    /// <summary>The address of another page of this list: its number, and the row it lies behind or before.</summary>
    public static string Page(this HttpRequest request, int number, string? after = null, string? before = null)
    {
        IEnumerable<KeyValuePair<string, string?>> place = number <= 1 ? [] : [
            new("p", number.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("after", after), new("before", before)];
        return QueryHelpers.AddQueryString(
            request.Path,
            request.Query.Where(q => q.Key is not ("p" or "after" or "before" or "handler" or "ask"))
                .SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value))
                .Concat(place.Where(q => q.Value is not null)));
    }

    /// <summary>The address of this list as it is: where whoever pressed a button in it comes back to.</summary>
    public static string Again(this HttpRequest request) =>
        QueryHelpers.AddQueryString(request.Path, request.Query.Where(p => p.Key is not ("handler" or "ask")));

    /// <summary>The address of another handler of this page, with all its parameters: what a live part fetches.</summary>
    public static string Live(this HttpRequest request, string handler) =>
        QueryHelpers.AddQueryString(
            request.Path, request.Query.Where(p => p.Key is not ("handler" or "ask")).Append(new("handler", handler)));
}
