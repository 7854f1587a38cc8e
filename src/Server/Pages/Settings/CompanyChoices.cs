using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>Companies to tick, by the partial <c>_CompanyChoices</c>.</summary>
/// <param name="Companies">All of them by name.</param>
/// <param name="Chosen">Those that are ticked; null: all, without ticking.</param>
internal sealed record CompanyChoices(IReadOnlyList<(Guid Id, string Name)> Companies, IReadOnlySet<Guid>? Chosen)
{
    public static async Task<CompanyChoices> ReadAsync(ServerDb db, IReadOnlySet<Guid>? chosen, CancellationToken ct) =>
        new(await db.Companies.OrderBy(c => c.NameKey).Select(c => ValueTuple.Create(c.Id, c.Name)).ToListAsync(ct), chosen);

    /// <summary>What a form says: null for all, which somebody has to choose.</summary>
    public static IReadOnlyList<Guid>? Of(string? which, Guid[]? ticked) => which == "all" ? null : ticked ?? [];
}
