using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>Who did what. Ids sort in the order in which things were done.</summary>
[Needs(Role.Administrator)]
internal sealed class AuditModel(ServerDb db) : PageModel
{
    private const int PageSize = 100;

    public IReadOnlyList<AuditEntry> Rows { get; private set; } = [];

    /// <summary>What is searched for.</summary>
    public string? Text { get; private set; }

    /// <summary>"people", "keys", or null for everybody.</summary>
    public string? By { get; private set; }

    /// <summary>Where the next page begins; null on the last.</summary>
    public Guid? Before { get; private set; }

    public async Task OnGetAsync(string? q, string? by, Guid? before, CancellationToken ct)
    {
        (Text, By) = (q?.Trim(), by is "people" or "keys" ? by : null);
        var rows = db.Audit.AsNoTracking();
        rows = By is null ? rows : rows.Where(a => (a.Kind == CallerKind.Key) == (By == "keys"));
        foreach (var word in (Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            rows = rows.Where(a => a.Caller.Contains(word) || a.Action.Contains(word) || a.Company!.Contains(word));
        }

        rows = before is { } id ? rows.Where(a => a.Id < id) : rows;
        var found = await rows.OrderByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(ct);
        Rows = [.. found.Take(PageSize)];
        Before = found.Count > PageSize ? Rows[^1].Id : null;
    }
}
