using System.Net;
using System.Text.RegularExpressions;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>Somebody with a browser that sends whatever is typed: it does not look at the fields' own bounds.</summary>
internal sealed partial class Visitor : IDisposable
{
    public const string Password = "correct horse battery";

    private readonly HttpClient browser = new(new SocketsHttpHandler { CookieContainer = new() });

    /// <summary>Opens the browser.</summary>
    /// <param name="server">The server.</param>
    /// <param name="address">From where, as a proxy passes it on; null for this machine.</param>
    public Visitor(RunningServer server, string? address = null)
    {
        browser.BaseAddress = server.Address;
        if (address is not null)
        {
            browser.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        }
    }

    /// <summary>Fills in the form of a page and sends it.</summary>
    /// <param name="page">The page's address.</param>
    /// <param name="handler">The form's button; empty for the only one.</param>
    /// <param name="fields">What is typed.</param>
    /// <returns>The page that comes of it.</returns>
    public async Task<string> SendAsync(string page, string handler, params IReadOnlyList<(string Name, string Value)> fields)
    {
        var token = TokenIn(await browser.GetStringAsync(new Uri(page, UriKind.Relative)));
        var form = fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        using var answer =
            await browser.PostAsync(handler.Length == 0 ? page : $"{page}?handler={handler}", new FormUrlEncodedContent(form));
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The token that a page's form sends with it.</summary>
    public static string TokenIn(string page) => Token().Match(page).Groups["token"].Value;

    /// <summary>Makes the first administrator, who is signed in then.</summary>
    public Task<string> BecomeFirstAsync(string email) =>
        SendAsync("/welcome", "", ("email", email), ("password", Password), ("again", Password));

    /// <summary>Signs in.</summary>
    /// <param name="email">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="from">The address it comes from, behind a proxy.</param>
    /// <returns>The page behind it, or the sign-in again.</returns>
    public async Task<(HttpStatusCode Status, string Page)> SignInAsync(string email, string password, string? from = null)
    {
        var token = Token().Match(await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative))).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative));
        request.Content = new FormUrlEncodedContent(
            [new("email", email), new("password", password), new("__RequestVerificationToken", token)]);
        if (from is not null)
        {
            request.Headers.Add("X-Forwarded-For", from);
        }

        using var answer = await browser.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Asks for a page.</summary>
    public Task<HttpResponseMessage> GetAsync(string page) => browser.GetAsync(new Uri(page, UriKind.Relative));

    /// <summary>What the sign-in page says is wrong.</summary>
    public static string Problem(string page) => Refused().Match(page).Groups["said"].Value;

    /// <summary>What stands at the fields of a page, each with the name of its place.</summary>
    public static IEnumerable<string> Wrong(string page) =>
        Said().Matches(page).Select(m => $"{m.Groups["place"].Value}: {WebUtility.HtmlDecode(m.Groups["said"].Value)}");

    public void Dispose() => browser.Dispose();

    [GeneratedRegex(
        "__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex("<p id=\"problem\"[^>]*>(?<said>[^<]*)</p>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Refused();

    [GeneratedRegex(
        "<p id=\"(?<place>[^\"]+)-wrong\" class=\"error small\">(?<said>[^<]*)</p>",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Said();
}
