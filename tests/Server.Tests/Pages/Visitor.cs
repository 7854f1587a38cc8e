using System.Net;
using System.Text.RegularExpressions;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>Somebody with a browser that sends whatever is typed: it does not look at the fields' own bounds.</summary>
/// <param name="server">Whose pages it visits.</param>
/// <param name="address">From where, as a proxy passes it on; null for this machine.</param>
/// <param name="scheme">How the proxy in front of the server is reached.</param>
/// <param name="jar">The cookies it has.</param>
internal sealed partial class Visitor(
    RunningServer server, string? address = null, string scheme = "http", Dictionary<string, string>? jar = null) : IDisposable
{
    public const string Password = "correct horse battery";

    private readonly Dictionary<string, string> jar = jar ?? [];
    private HttpClient? client;

    /// <summary>Names of the cookies it has.</summary>
    public IEnumerable<string> Cookies => jar.Keys;

    /// <summary>What a cookie has.</summary>
    public string? Cookie(string name) => jar.GetValueOrDefault(name);

    private HttpClient Browser => client ??= new(new CookieJar(jar, address, scheme)) { BaseAddress = server.Address };

    /// <summary>Another browser with a copy of its cookies.</summary>
    public Visitor Copy() => new(server, address, scheme, new(jar));

    /// <summary>Fills in the form of a page and sends it.</summary>
    /// <param name="page">The page's address.</param>
    /// <param name="handler">The form's button; empty for the only one.</param>
    /// <param name="fields">What is typed.</param>
    /// <returns>The page that comes of it.</returns>
    public async Task<string> SendAsync(string page, string handler, params IReadOnlyList<(string Name, string Value)> fields) =>
        (await PostAsync(page, handler.Length == 0 ? page : $"{page}?handler={handler}", null, fields)).Page;

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
    public Task<(HttpStatusCode Status, string Page)> SignInAsync(string email, string password, string? from = null) =>
        PostAsync("/sign-in", "/sign-in", from, ("email", email), ("password", password));

    /// <summary>Signs out.</summary>
    public Task SignOutAsync() => PostAsync("/settings/account", "/sign-out", null);

    /// <summary>Asks for a page.</summary>
    /// <param name="page">Its address.</param>
    /// <param name="mode">What a browser says of the way it asks.</param>
    public Task<HttpResponseMessage> GetAsync(string page, string mode = "navigate")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page, UriKind.Relative));
        request.Headers.Add("Sec-Fetch-Mode", mode);
        return Browser.SendAsync(request);
    }

    /// <summary>Opens a stream of news. A browser could read it compressed, but then news would wait for a block to be full.</summary>
    public async Task<Stream> OpenAsync(string page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        var answer = await Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("identity", Assert.Single(answer.EnsureSuccessStatusCode().Content.Headers.ContentEncoding));
        return await answer.Content.ReadAsStreamAsync();
    }

    /// <summary>What the sign-in page says is wrong.</summary>
    public static string Problem(string page) => Refused().Match(page).Groups["said"].Value;

    /// <summary>What stands at the fields of a page, each with the name of its place.</summary>
    public static IEnumerable<string> Wrong(string page) =>
        Said().Matches(page).Select(m => $"{m.Groups["place"].Value}: {WebUtility.HtmlDecode(m.Groups["said"].Value)}");

    public void Dispose() => client?.Dispose();

    private async Task<(HttpStatusCode Status, string Page)> PostAsync(
        string page, string target, string? from, params IReadOnlyList<(string Name, string Value)> fields)
    {
        var token = TokenIn(await Browser.GetStringAsync(new Uri(page, UriKind.Relative)));
        var form = fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(target, UriKind.Relative));
        request.Content = new FormUrlEncodedContent(form);
        if (from is not null)
        {
            request.Headers.Add("X-Forwarded-For", from);
        }

        using var answer = await Browser.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

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

    /// <summary>A browser's cookies and redirects, where the test can see them, behind a proxy that speaks https or not.</summary>
    private sealed class CookieJar(Dictionary<string, string> jar, string? address, string scheme)
        : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (scheme == "https")
            {
                request.Headers.Add("X-Forwarded-Proto", scheme);
            }

            if (address is not null && !request.Headers.Contains("X-Forwarded-For"))
            {
                request.Headers.Add("X-Forwarded-For", address);
            }

            if (jar.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", jar.Select(c => $"{c.Key}={c.Value}")));
            }

            var answer = await base.SendAsync(request, cancellationToken);
            Keep(answer);
            if (answer.Headers.Location is not { } location)
            {
                return answer;
            }

            answer.Dispose();
            var there = new Uri(request.RequestUri!, location);
            return await SendAsync(new(HttpMethod.Get, new UriBuilder(there) { Scheme = "http" }.Uri), cancellationToken);
        }

        private void Keep(HttpResponseMessage answer)
        {
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var (name, value) = (cookie.Split('=')[0], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
                if (value.Length == 0)
                {
                    jar.Remove(name);
                }
                else
                {
                    jar[name] = value;
                }
            }
        }
    }
}
