using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Proof;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>A file that does not know what it should: all known ids are held against it, and what that comes to is decided.</summary>
internal sealed class DoubtedFile(ServerDb db, TimeProvider clock)
{
    /// <summary>Takes the answer to a survey of a file in doubt.</summary>
    public async Task<FileStep> TakeAsync(
        ReceiveContext context, ParsedAnswer parsed, IReadOnlyList<MessageRequest> requests, CancellationToken ct)
    {
        var (company, session) = (context.Company, context.Session);
        if (company.Identity.Doubt is not { IsToBeSurveyed: true } doubt
            || await SurveyAnswer.TakeAsync(db, company.Id, doubt.Survey, parsed, requests, ct) is not { } survey)
        {
            return FileStep.End;
        }

        company.Identity = company.Identity with { Doubt = doubt with { Survey = survey } };
        return FileStep.Survey;
    }

    /// <summary>
    /// All known ids were looked up: with nothing missing the file has shown that it is the one, whatever was restored. Entries of lists
    /// that are missing alone, in a file that was not restored, were merged or deleted, of which QuickBooks does not always tell.
    /// </summary>
    public async Task<FileStep> EndAsync(
        Company company, Session session, IReadOnlyList<CompanySection> rows, CancellationToken ct)
    {
        var doubt = company.Identity.Doubt!;
        var survey = (doubt.Survey ?? new FileSurvey("", "", 0, 0, 0, true)) with { IsDone = true };
        session.IsFileDoubted = false;
        var isRestored = doubt.RestoredAt is not null && doubt.RestoredAt != company.Identity.RestoredAt;
        var isSlowClock = survey is { Older: > 0 and <= WitnessSet.Most } && doubt.IsKnownNotRestored;
        if (survey.Refused == 0 && (survey.Older == 0 || isSlowClock)
            && (survey.Gone == 0 || (survey.Gone == survey.GoneEntries && !isRestored)))
        {
            // What such a computer saved lies behind what was asked for; the next imports reach back two days.
            company.ClockWrongAt = isSlowClock ? Now : company.ClockWrongAt;
            company.Identity = company.Identity with
            {
                Doubt = null,
                RestoredAt = doubt.RestoredAt ?? company.Identity.RestoredAt,
                Witnesses = [],
            };
            company.QuickBooksName = doubt.Name ?? company.QuickBooksName;
            (company.ProblemCode, company.ProblemDetail, company.ProblemAt) = (null, null, null);
            session.LastError = null;
            await SayWhatWasFoundAsync(company, session, survey, rows, ct);
            return FileStep.GoOn;
        }

        company.Identity = company.Identity with { Doubt = doubt with { Survey = survey } };
        var meaning = Meanings.Own(OwnCodes.FileRestored);
        var detail = FileTexts.Findings(doubt, survey);
        company.Note(meaning.Code, detail, Now);
        session.LastError = $"{meaning.Message} {detail} {meaning.Advice}".CutTo(1000);
        db.Log.Add(CompanyLog.Problem(company.Id, session.Id, Now, meaning, detail));
        return FileStep.End;
    }

    private async Task SayWhatWasFoundAsync(
        Company company, Session session, FileSurvey survey, IReadOnlyList<CompanySection> rows, CancellationToken ct)
    {
        if (survey.Older > 0)
        {
            Say(
                company,
                session,
                $"{survey.Older:N0} of {survey.Checked:N0} known records bear an earlier time of change than before, and nothing was " +
                "restored: a computer whose clock is behind saved them. The last two days are asked for again.");
        }
        else if (survey.Gone == 0)
        {
            Say(company, session, $"A backup was restored, and everything known is in it: {survey.Checked:N0} records were looked up.");
            return;
        }

        Say(
            company,
            session,
            $"{survey.Gone:N0} of {survey.Checked:N0} known records, all of them entries of lists, are not in the company file any more: " +
            "they were merged or deleted. All records are compared.");
        Compare(await ComparisonSet.LoadAsync(db, company.Id, ct), rows);
    }

    /// <summary>Has all ids of what was read compared.</summary>
    public static void Compare(ComparisonSet comparisons, IReadOnlyList<CompanySection> rows)
    {
        foreach (var row in rows.Where(r => r is { InUse: true, SyncedAt: not null }))
        {
            comparisons.Request(row.Section);
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private void Say(Company company, Session session, string sentence) =>
        db.Log.Add(CompanyLog.Line(company.Id, session.Id, LogLevelWord.Info, Now, sentence));
}
