using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>Where a sign-in leads.</summary>
internal static class ReturnUrls
{
    /// <summary>The page somebody came for, when it is one of ours; else the first.</summary>
    public static string Behind(this PageModel page, string? returnUrl) => page.Url.IsLocalUrl(returnUrl) ? returnUrl! : "/";
}
