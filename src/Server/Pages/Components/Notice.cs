using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>What an action did, said on the page that follows it.</summary>
internal static class Notice
{
    private const string Key = "notice";
    private const string Kind = "notice-kind";

    /// <summary>Says it on the next page.</summary>
    public static void Say(this PageModel page, string sentence, string kind = "ok") =>
        (page.TempData[Key], page.TempData[Kind]) = (sentence, kind);

    /// <summary>What is to be said now; null when nothing.</summary>
    public static (string Sentence, string Kind)? Take(ITempDataDictionary data) =>
        data[Key] is string sentence ? (sentence, data[Kind] as string ?? "ok") : null;
}
