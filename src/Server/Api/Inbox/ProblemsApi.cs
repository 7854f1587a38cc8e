using System.Globalization;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Inbox;

namespace WebConnectorSync.Server.Api.Inbox;

/// <summary>What of a company needs a person.</summary>
internal static class ProblemsApi
{
    public static void MapProblems(this RouteGroupBuilder api) =>
        api.MapGet("/companies/{company:guid}/problems", ListAsync)
            .WithTags("Companies")
            .Described(
                "listProblems",
                "List what needs a person",
                "Every thing once, with what can be done about it: what stops the company, sections that failed, warnings, posts that " +
                "were refused or are held, records that wait for a decision. A post that only waits for another one is not among them.")
            .Takes(QueryParameter.Limit, QueryParameter.Cursor)
            .Produces<ProblemList>()
            .Refuses(400, 404);

    private static async Task<IResult> ListAsync(
        Guid company, HttpRequest request, CompanyReader companies, InboxReader inbox, TimeProvider clock, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var limit = query.Number(QueryParameter.Limit);
        var list = $"problems/{company:N}";
        var after = query.Cursor(list, 3, key => Read(key) is { } place ? ValueTuple.Create(place) : (ValueTuple<InboxPlace>?)null)
            ?.Item1;
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (await companies.FindAsync(company, ct) is not { } row)
        {
            return Refusal.CompanyNotFound();
        }

        var items = await inbox.ReadAsync(row, after, limit + 1, ct);
        return TypedResults.Ok(new ProblemList(
            [.. items.Take(limit).Select(ProblemItemJson.From)],
            row.Needs(clock),
            items.Count > limit ? Write(list, InboxPlace.Behind(after, items, limit - 1)) : null));
    }

    private static string Write(string list, InboxPlace place) => place switch
    {
        InboxPlace.InPosts posts => Cursor.Write(list, "post", posts.Id, ""),
        InboxPlace.InRecords records => Cursor.Write(list, "record", records.Id, records.Section),
        InboxPlace.InWhole whole => Cursor.Write(list, "whole", whole.Count, ""),
        _ => throw new InvalidOperationException($"{place.GetType().Name} is no place of a cursor."),
    };

    private static InboxPlace? Read(string[] key) => key[0] switch
    {
        "post" when Guid.TryParse(key[1], out var id) => new InboxPlace.InPosts(id),
        "record" when Guid.TryParse(key[1], out var id) && SectionCatalogue.Find(key[2]) is { } section =>
            new InboxPlace.InRecords(section.Name, id),
        "whole" when int.TryParse(key[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) => new InboxPlace.InWhole(count),
        _ => null,
    };
}
