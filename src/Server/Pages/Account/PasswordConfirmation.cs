using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>What a page says when the present password, which it asks for again, is not right.</summary>
internal static class PasswordConfirmation
{
    /// <summary>The page again with what is wrong at the field <c>current</c>; null when the password is right.</summary>
    public static PageResult? Refusal(this PageModel page, SignInOutcome outcome)
    {
        switch (outcome)
        {
            case SignInOutcome.Done:
                return null;
            case SignInOutcome.Busy:
                page.Response.Headers.RetryAfter = SignInWords.Wait;
                page.ModelState.AddModelError("", SignInWords.Busy);
                return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
            default:
                page.ModelState.AddModelError("current", "The present password is not right.");
                return page.Page();
        }
    }
}
