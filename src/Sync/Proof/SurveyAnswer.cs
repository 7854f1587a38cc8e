using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Proof;

/// <summary>Counts what a file in doubt does not know, or knows as it was before. Nothing else is changed.</summary>
internal static class SurveyAnswer
{
    private static readonly FileSurvey None = new("", "", 0, 0, 0, false);

    /// <summary>
    /// The survey after a lot that was refused, or could not be read: it says nothing, and so nothing is settled without a person.
    /// </summary>
    public static FileSurvey Refuse(FileSurvey? survey, MessageRequest request) => (survey ?? None) with
    {
        Section = request.Section,
        UpTo = request.Value!,
        Refused = (survey ?? None).Refused + 1,
    };

    /// <summary>The survey after an answer; null when the answer is not whole and the message must be asked again.</summary>
    public static async Task<FileSurvey?> TakeAsync(
        ServerDb db, Guid companyId, FileSurvey? survey, ParsedAnswer parsed, IReadOnlyList<MessageRequest> requests,
        CancellationToken ct)
    {
        var after = survey ?? None;
        foreach (var request in requests)
        {
            if (parsed.Responses.LastOrDefault(r => r.Request == request) is not { IsWhole: true, Ids: { } theirs } response)
            {
                return null;
            }

            var from = after.Section == request.Section ? after.UpTo : "";
            if (response.Info.StatusCode is null or >= QuickBooksCodes.FirstRefusal)
            {
                after = Refuse(after, request);
                continue;
            }

            after = after with { Section = request.Section, UpTo = request.Value! };

            var ours = await SurveyMessage.KnownIds(db, companyId, request.Section, from)
                .UpTo(request.Value!)
                .Select(r => new { r.QuickBooksId, r.EditSequence })
                .ToListAsync(ct);
            var gone = ours.Count(r => !theirs.ContainsKey(r.QuickBooksId!));
            after = after with
            {
                Checked = after.Checked + ours.Count,
                Gone = after.Gone + gone,
                GoneEntries = after.GoneEntries + (SectionQuery.HasTransactions(request.Section) ? 0 : gone),
                Older = after.Older + ours.Count(r => theirs.TryGetValue(r.QuickBooksId!, out var edit) && IsOlder(edit, r.EditSequence)),
            };
        }

        return after;
    }

    private static bool IsOlder(string? theirs, string? ours) =>
        long.TryParse(theirs, NumberStyles.None, CultureInfo.InvariantCulture, out var found)
        && long.TryParse(ours, NumberStyles.None, CultureInfo.InvariantCulture, out var known)
        && found < known;
}
