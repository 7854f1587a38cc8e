using System.Collections.Frozen;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebConnectorSync.Server.Pages.Help;

/// <summary>Where each page's chapter of the help is: the one list. A new page adds its line here.</summary>
internal static class HelpLinks
{
    private static readonly FrozenDictionary<string, string> Chapters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/Account/Problem"] = "bookkeeper#is-it-working",
        ["/Account/Provider"] = "operations#sign-in-by-an-openid-provider",
        ["/Account/SecondStep"] = "operations#people",
        ["/Account/SignIn"] = "operations#people",
        ["/Account/SignOut"] = "operations#people",
        ["/Account/Welcome"] = "getting-started#3-create-the-company-administrator",
        ["/Companies/AddressCheck"] = "getting-started#2-start-the-server-administrator",
        ["/Companies/Companies"] = "bookkeeper#is-it-working",
        ["/Companies/CompanySettings"] = "bookkeeper#when-it-syncs",
        ["/Companies/Connect"] = "bookkeeper#connecting-a-company-file",
        ["/Companies/Home"] = "bookkeeper#is-it-working",
        ["/Companies/NewCompany"] = "bookkeeper#connecting-a-company-file",
        ["/Companies/Overview"] = "bookkeeper#is-it-working",
        ["/Companies/Qwc"] = "getting-started#4-download-the-qwc-file",
        ["/Companies/Sections"] = "bookkeeper#red-crosses",
        ["/Help/Contents"] = "bookkeeper",
        ["/Help/Text"] = "bookkeeper",
        ["/Log/Log"] = "bookkeeper#the-log",
        ["/Log/MessagePage"] = "bookkeeper#the-log",
        ["/Log/Session"] = "bookkeeper#the-log",
        ["/Posts/EditPost"] = "bookkeeper#a-red-cross-on-a-post",
        ["/Posts/Post"] = "bookkeeper#a-red-cross-on-a-post",
        ["/Posts/Posts"] = "bookkeeper#posts",
        ["/Records/Kept"] = "security#when-a-person-asks",
        ["/Records/Record"] = "bookkeeper#records-and-decisions",
        ["/Records/Records"] = "bookkeeper#records-and-decisions",
        ["/Records/SectionRecords"] = "bookkeeper#records-and-decisions",
        ["/Rules/Rules"] = "bookkeeper#rules",
        ["/Search/Search"] = "bookkeeper#finding-something",
        ["/Settings/Account"] = "operations#people",
        ["/Settings/Audit"] = "security#who-sees-what",
        ["/Settings/Filters"] = "bookkeeper#keys",
        ["/Settings/Index"] = "operations#people",
        ["/Settings/Keys"] = "api#a-key-and-a-company",
        ["/Settings/People"] = "operations#people",
        ["/Settings/Person"] = "operations#people",
        ["/Settings/SecondStep"] = "operations#people",
        ["/Settings/Server"] = "operations#jobs",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Pages that have a chapter, and which.</summary>
    public static IReadOnlyDictionary<string, string> All => Chapters;

    /// <summary>The address of a page's chapter, and its title.</summary>
    public static (string Url, string Title) Of(ActionDescriptor page)
    {
        var place = page is PageActionDescriptor { ViewEnginePath: var path } ? Chapters.GetValueOrDefault(path) : null;
        if (place?.Split('#', 2) is not [var name, .. var anchor] || HelpBook.Find(name) is not { } text)
        {
            return ("/help", "Help");
        }

        return (HelpBook.Url(place), anchor is [var id] ? text.Chapters.FirstOrDefault(c => c.Id == id)?.Title ?? text.Title : text.Title);
    }
}
