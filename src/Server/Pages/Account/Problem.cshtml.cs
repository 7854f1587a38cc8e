using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>What a person sees instead of a page that is not there, not theirs, or failed.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ProblemModel(DatabaseProvider database) : PageModel
{
    private static readonly (string, string) Full = (
        "No room left",
        "The server's disk or database is full. What is there can still be read. Ask the administrator to make room.");

    private static readonly (string, string) Busy = (
        "Not now",
        "The database is busy or cannot be reached, so this could not be done. Look in a few seconds whether it was, and do it again " +
        "if not.");

    public string Heading { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    public void OnGet(int code) => Say(code);

    public void OnPost(int code) => Say(code);

    private void Say(int code)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } failure
            && (database.IsFull(failure) || database.IsTransient(failure)))
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            (Heading, Sentence) = database.IsFull(failure) ? Full : Busy;
            return;
        }

        (Heading, Sentence) = Words(code);
    }

    private (string Heading, string Sentence) Words(int code) => code switch
    {
        StatusCodes.Status400BadRequest =>
            ("That was not done", "The form was too old or came from elsewhere, so nothing was changed. Go back, reload the page and do " +
                "it again."),
        StatusCodes.Status403Forbidden =>
            ("Not allowed", "Your account may not do that, so nothing was changed. An administrator can give you another role."),
        StatusCodes.Status404NotFound =>
            ("Not here", "There is no such page, or it belongs to a company you do not see. It may have been deleted."),
        _ => (
            "Something went wrong here",
            "The server could not do that because of a fault of its own; whether anything was changed is not certain. Look at the page " +
            "again, and tell the administrator this number, which stands in the server's log: " +
            $"{Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier}"),
    };
}
