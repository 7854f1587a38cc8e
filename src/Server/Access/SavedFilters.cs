using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>The lists that a person wants to see again as they are, each under a name. Nobody else sees them.</summary>
internal sealed class SavedFilters(ServerDb db, Caller caller, TimeProvider clock)
{
    /// <summary>As many as a menu holds.</summary>
    public const int Most = 20;

    // Before the name of a section: the list of its records.
    private const string OfSection = "records/";

    private static readonly string[] Lists = ["companies", "sections", "records", "posts"];

    // What says where in the list one is, and not what is listed.
    private static readonly string[] Places = ["p", "after", "before", "handler", "ask"];

    /// <summary>Those of a list, by name.</summary>
    public Task<List<SavedFilter>> OfAsync(string list, CancellationToken ct) =>
        db.SavedFilters.AsNoTracking().Where(f => f.UserId == caller.Id && f.List == list).OrderBy(f => f.Name).ToListAsync(ct);

    /// <summary>Keeps a list as it is; one that had the name gives way.</summary>
    /// <returns>Why it cannot be kept; null when it is.</returns>
    public async Task<string?> SaveAsync(string? list, string? name, string? query, CancellationToken ct)
    {
        name = name?.Trim() ?? "";
        query = Meant(query ?? "");
        if (name.Length is 0 or > SavedFilterConfiguration.MaxName)
        {
            return $"A name has 1 to {SavedFilterConfiguration.MaxName} characters.";
        }

        if (list is null || !IsKnown(list))
        {
            return "There is no such list.";
        }

        if (query.Length > SavedFilterConfiguration.MaxQuery)
        {
            return "What is searched for is too long to be kept.";
        }

        var kept = await db.SavedFilters.Where(f => f.UserId == caller.Id && f.List == list).ToListAsync(ct);
        var same = kept.FindAll(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (same.Count > 0)
        {
            same[0].Query = query;
            db.SavedFilters.RemoveRange(same.Skip(1));
        }
        else if (kept.Count >= Most || caller.Id is not { } person)
        {
            return $"There are {Most} of this list already; remove one first.";
        }
        else
        {
            db.SavedFilters.Add(new()
            {
                Id = Guid.CreateVersion7(),
                UserId = person,
                List = list,
                Name = name,
                Query = query,
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            });
        }

        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Removes one of the caller's.</summary>
    /// <returns>What it was; null when there was none.</returns>
    public async Task<SavedFilter?> RemoveAsync(Guid id, CancellationToken ct)
    {
        if (await db.SavedFilters.SingleOrDefaultAsync(f => f.Id == id && f.UserId == caller.Id, ct) is not { } filter)
        {
            return null;
        }

        db.SavedFilters.Remove(filter);
        await db.SaveChangesAsync(ct);
        return filter;
    }

    /// <summary>What people call a list: posts, invoices.</summary>
    public static string Words(string? list) => SectionOf(list)?.Title.ToLowerInvariant() ?? list ?? "";

    private static bool IsKnown(string list) => Lists.Contains(list, StringComparer.Ordinal) || SectionOf(list) is not null;

    private static SectionDef? SectionOf(string? list) =>
        list?.StartsWith(OfSection, StringComparison.Ordinal) == true ? SectionCatalogue.Find(list[OfSection.Length..]) : null;

    /// <summary>What of an address says what is listed.</summary>
    public static string Meant(string query) => QueryHelpers.AddQueryString(
        "",
        QueryHelpers.ParseQuery(query).Where(q => !Places.Contains(q.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value))
            .Where(q => !string.IsNullOrEmpty(q.Value))).TrimStart('?');
}
