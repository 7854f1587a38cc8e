using System.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>Where a sign-in leads.</summary>
internal static class ReturnUrls
{
    /// <summary>The page somebody came for, when it is one of ours, as a header can carry it; else the first.</summary>
    public static string Behind(this PageModel page, string? returnUrl) => page.Url.IsLocalUrl(returnUrl) ? Ascii(returnUrl!) : "/";

    private static string Ascii(string url) => string.Concat(url.EnumerateRunes()
        .Select(rune => rune.IsAscii ? rune.ToString() : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(b => $"%{b:X2}"))));
}
