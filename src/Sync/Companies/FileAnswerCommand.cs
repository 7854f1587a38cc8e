using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Companies;

/// <summary>Takes a person's answer to the question which company file is open; the API and the pages alike.</summary>
internal sealed class FileAnswerCommand(
    ServerDb db, CompanyActions actions, SectionReset reset, ComparisonRequests comparisons, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Does what the answer says.</summary>
    public async Task<FileAnswerOutcome> RunAsync(Guid companyId, FileAnswer answer, CancellationToken ct)
    {
        DateTime? acceptedAt = null;
        var outcome = FileAnswerOutcome.NotFound;
        await actions.EditAsync(
            companyId,
            company =>
            {
                // Another answer may have won since the last attempt.
                acceptedAt = null;
                var question = FileQuestion.Of(company);
                outcome = question is null ? FileAnswerOutcome.NothingAsked
                    : !question.Answers.Contains(answer) ? FileAnswerOutcome.NoAnswerToThat
                    : FileAnswerOutcome.Done;
                if (outcome != FileAnswerOutcome.Done || question is null)
                {
                    return;
                }

                if (answer == FileAnswer.Restored)
                {
                    acceptedAt = BeginRestore(company, question.Doubt!);
                    return;
                }

                Apply(company, question.Doubt, answer);
                audit.Add(db, Sentence(answer, question.Doubt), companyId, company.Name);
            },
            ct);
        if (acceptedAt is { } at)
        {
            // Carried through, whether or not somebody still waits; a server that is killed here is asked again.
            await FinishRestoreAsync(companyId, at);
        }

        return outcome;
    }

    // The links are put in doubt at this very moment, whichever attempt carries it through.
    private DateTime BeginRestore(Company company, FileDoubt doubt)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var at = doubt.AcceptedAt ?? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        company.Identity = company.Identity with { Doubt = doubt with { AcceptedAt = at }, RestoreAcceptedAt = at };
        return at;
    }

    private async Task FinishRestoreAsync(Guid companyId, DateTime at)
    {
        var ct = CancellationToken.None;
        await reset.ResetAsync(companyId, null, at, ct);
        await comparisons.RequestAsync(companyId, null, ct);
        await actions.EditAsync(
            companyId,
            company =>
            {
                if (company.Identity.Doubt is not { } doubt || doubt.AcceptedAt != at)
                {
                    return;
                }

                var identity = company.Identity with
                {
                    Doubt = null,
                    Witnesses = [],
                    Refused = [],
                    Unreadable = [],
                    RestoredAt = doubt.RestoredAt ?? company.Identity.RestoredAt,
                };
                Trust(company, identity, doubt.Path);

                // It may have had another name when the backup was made.
                company.QuickBooksName = doubt.Name ?? company.QuickBooksName;
                (company.SyncRequestedAt, company.DueAt, company.QuietSessions) = (clock.GetUtcNow().UtcDateTime, null, 0);
                audit.Add(db, Sentence(FileAnswer.Restored, doubt), companyId, company.Name);
            },
            ct);
    }

    private static void Apply(Company company, FileDoubt? doubt, FileAnswer answer)
    {
        var identity = company.Identity;
        switch (answer)
        {
            case FileAnswer.Moved:
                Trust(company, identity with { Doubt = null }, doubt!.Path);
                break;
            case FileAnswer.LookAgain:
                company.Identity = identity with
                {
                    Doubt = null,
                    Refused = [],
                    Unreadable = [],
                    Paths = [.. identity.Paths.Where(p => p.Standing == PathStanding.Confirmed || !p.Is(doubt?.Path))],
                };
                (company.FilePath, company.DueAt) = (null, null);
                (company.ProblemCode, company.ProblemDetail, company.ProblemAt) = (null, null, null);
                break;
            default:
                LeaveAlone(company, doubt!, answer);
                break;
        }
    }

    // A place where the company's own file lay may have it again, so there only this doubt is answered.
    private static void LeaveAlone(Company company, FileDoubt doubt, FileAnswer answer)
    {
        var identity = company.Identity;
        var verdict = answer == FileAnswer.Copy ? FileVerdict.Copy : FileVerdict.Wrong;
        var standing = answer == FileAnswer.Copy ? PathStanding.Copy : PathStanding.AnotherFile;
        company.Identity = doubt.Path is { } path && identity.Standing(path) == PathStanding.New
            ? (identity with { Doubt = doubt with { Verdict = verdict } }).With(new(path, standing, null))
            : identity with { Doubt = doubt with { IsAnswered = true } };
        company.FilePath = company.Identity.PathFor(null) ?? company.FilePath;
        company.ProblemCode = answer == FileAnswer.Copy ? OwnCodes.FileCopy : OwnCodes.WrongFile;
        company.ProblemDetail = company.FilePath is { } own ? $"The right one is {own}." : null;
    }

    private static void Trust(Company company, FileIdentity identity, string? path)
    {
        company.Identity = path is null ? identity : identity.With(new(path, PathStanding.Confirmed, null));
        company.FilePath = path ?? company.FilePath;
        (company.ProblemCode, company.ProblemDetail, company.ProblemAt) = (null, null, null);
    }

    private static string Sentence(FileAnswer answer, FileDoubt? doubt) => answer switch
    {
        FileAnswer.Restored => $"Said that a backup was restored ({doubt?.Path}). Everything is read again and compared.",
        FileAnswer.Copy => $"Said that {doubt?.Path} is a copy of the company file.",
        FileAnswer.AnotherFile => $"Said that {doubt?.Path} is another company's file.",
        FileAnswer.Moved => $"Said that the company file was moved to {doubt?.Path}.",
        FileAnswer.LookAgain => "Had the company file that is open looked at again.",
    };
}

/// <summary>What became of an answer.</summary>
internal enum FileAnswerOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>There is no such company.</summary>
    NotFound,

    /// <summary>Nothing is in doubt.</summary>
    NothingAsked,

    /// <summary>It does not answer what is asked.</summary>
    NoAnswerToThat,
}
