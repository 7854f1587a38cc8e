using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Pages.Help;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>The documentation in the product: every page leads to its chapter, and every link of it to something that is there.</summary>
public sealed partial class TheHelp(RunningServer server)
{
    [Fact]
    public void Each_page_has_a_chapter_that_is_there()
    {
        var pages = server.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<PageActionDescriptor>().Select(p => p.ViewEnginePath).Order(StringComparer.Ordinal);

        Assert.Equal(pages.Distinct(), HelpLinks.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(HelpLinks.All.Values, place => Assert.True(IsThere(place), place));
    }

    [Fact]
    public void Each_link_leads_to_something_that_is_there()
    {
        var links = HelpBook.All.SelectMany(text => Link().Matches(text.Html).Select(m => (text.Name, To: m.Groups["to"].Value))).ToList();

        Assert.All(links.Where(l => l.To.StartsWith('#')), l => Assert.True(IsThere(l.Name + l.To), $"{l}"));
        Assert.All(links.Where(l => l.To.StartsWith("/help/", StringComparison.Ordinal)), l => Assert.True(IsThere(l.To[6..]), $"{l}"));
        Assert.All(links, l => Assert.Matches("^(#|/help/|https?://)", l.To));
        Assert.Contains(links, l => l is ("bookkeeper", "/help/rules"));
        Assert.DoesNotContain(HelpBook.All, text => text.Html.Contains(" style=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/support", "href=\"/help/bookkeeper\"")]
    [InlineData("/help", "href=\"/help/getting-started#8-when-something-is-refused\"")]
    [InlineData("/help/codes", "<tr id=\"code-3171\">")]
    [InlineData("/help/bookkeeper", "<h2 id=\"is-it-working\">Is it working?")]
    [InlineData("/welcome", "href=\"/help/getting-started#3-create-the-company-administrator\"")]
    public async Task Is_open_to_everybody_also_from_the_Web_Connector(string path, string part)
    {
        using var answer = await server.Anonymous.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(part, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_its_pictures_and_no_page_for_those_who_build_the_server()
    {
        var page = await server.Anonymous.GetStringAsync(new Uri("/help/bookkeeper", UriKind.Relative));
        using var picture = await server.Anonymous.GetAsync(new Uri(Picture().Match(page).Groups["at"].Value, UriKind.Relative));
        using var none = await server.Anonymous.GetAsync(new Uri("/help/architecture", UriKind.Relative));

        Assert.Equal("image/png", picture.EnsureSuccessStatusCode().Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private static bool IsThere(string place) => place.Split('#', 2) is [var name, .. var anchor]
        && HelpBook.Find(name) is { } text
        && (anchor.Length == 0 || text.Html.Contains($" id=\"{anchor[0]}\"", StringComparison.Ordinal));

    [GeneratedRegex("<a href=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<img src=\"(?<at>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Picture();
}
