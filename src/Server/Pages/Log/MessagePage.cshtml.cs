using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Log;

/// <summary>One message with its texts.</summary>
internal sealed class MessagePageModel(ServerDb db) : CompanyPage
{
    public Message Message { get; private set; } = null!;

    /// <summary>What QuickBooks said to each request.</summary>
    public IReadOnlyList<ResponseJson> Responses { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid session, int number, CancellationToken ct)
    {
        if (await db.Messages.AsNoTracking().SingleOrDefaultAsync(
            m => m.SessionId == session && m.Number == number && m.CompanyId == CompanyId, ct) is not { } message)
        {
            return NotFound();
        }

        Message = message;
        Responses = message.Responses is null ? [] : JsonSerializer.Deserialize<List<ResponseJson>>(message.Responses)!;
        return Page();
    }

    /// <summary>A status in the catalogue's words, with QuickBooks' own where it failed.</summary>
    public static string Meaning(ResponseJson response) => response.StatusCode switch
    {
        null => "QuickBooks gave no status.",
        0 => "",
        { } code when response.Severity == "Error" => $"{Meanings.Status(code, response.StatusMessage).Message} {response.StatusMessage}",
        { } code => Meanings.Status(code, response.StatusMessage).Message,
    };
}
