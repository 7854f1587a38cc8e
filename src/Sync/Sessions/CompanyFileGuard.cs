using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Proof;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>
/// First in each session: is the file QuickBooks has open the one this company belongs to? QuickBooks works with whatever file is open,
/// so until this has been answered no data moves. The facts are gathered here; what follows from them stands in
/// <see cref="FileVerdicts"/>.
/// </summary>
internal sealed class CompanyFileGuard(
    ServerDb db, FileAcceptance acceptance, DoubtedFile doubted, Installation installation, TimeProvider clock)
{
    /// <summary>How a file in doubt is looked through.</summary>
    public DoubtedFile Doubted => doubted;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Looks at what QuickBooks said of itself before anything was asked. A file under its own name in its own place is asked with the
    /// import whether it knows what it should; any other, and one that is written into first, in a message before.
    /// </summary>
    public async Task<FileStep> MeetAsync(
        Company company, Session session, IReadOnlyList<CompanySection> rows, HostInfo first, bool isWrittenFirst, CancellationToken ct)
    {
        FileAcceptance.NoteDialect(session, first);
        var facts = await FactsAsync(company, session, first, ct);
        if (FileVerdicts.BeforeAsking(facts) is { } verdict)
        {
            Refuse(company, session, verdict, first.CompanyName);
            return FileStep.End;
        }

        var isUsual = facts is { HasSameName: true, Stamp: FileStamp.Ours } && company.Identity.Doubt switch
        {
            null => facts.Path == PathStanding.Confirmed,
            { } doubt => doubt.IsAbout(FileVerdict.Moved, session.FilePath),
        };
        session.SkipsImport = await acceptance.SkipsImportAsync(company, ct);
        if (!isUsual || isWrittenFirst || session.SkipsImport)
        {
            return FileStep.Ask;
        }

        await acceptance.AcceptAsync(company, session, rows, first, ct);
        return FileStep.GoOn;
    }

    /// <summary>What the file's answer says of it, without doing anything about it.</summary>
    public async Task<FileFacts> FactsAsync(
        Company company, Session session, IReadOnlyList<MessageRequest> requests, ParsedAnswer parsed, CancellationToken ct)
    {
        var (identity, told) = (company.Identity, parsed.Identity);
        var facts = told.IsComplete ? await FactsAsync(company, session, told, ct) : new FileFacts
        {
            // Looked at when the session began.
            Stamp = FileStamp.Ours,
            HasSameName = true,
            Path = identity.Standing(session.FilePath),
            Witnesses = WitnessFinding.NoneKnown,
        };
        return facts with
        {
            Witnesses = WitnessAnswers.Find(identity, requests, parsed, identity.SuspectsOf(session.Id).Count > 0),
            Restored = WitnessAnswers.Compare(identity, parsed, identity.RestoredAt, told.RestoredAt),
            Condensed = WitnessAnswers.Compare(identity, parsed, identity.CondensedAt, told.CondensedAt),
        };
    }

    /// <summary>An answer of a file that had proved itself: a person may have said meanwhile that it is another one.</summary>
    public static FileStep GoOn(ReceiveContext context)
    {
        if (context.Company.Identity.Trusts(context.Session.FilePath))
        {
            return FileStep.GoOn;
        }

        context.Session.LastError = FileTexts.NoLongerTrusted;
        return FileStep.End;
    }

    /// <summary>Does what follows from the file's answer, before anything of it is stored.</summary>
    public async Task<FileStep> ProveAsync(
        ReceiveContext context, IReadOnlyList<MessageRequest> requests, ParsedAnswer parsed, CancellationToken ct)
    {
        var (company, session) = (context.Company, context.Session);
        var facts = await FactsAsync(company, session, requests, parsed, ct);
        var verdict = FileVerdicts.Decide(facts);
        var told = parsed.Identity;
        if (!verdict.MayRead())
        {
            if (verdict == FileVerdict.Silent)
            {
                return await AskOthersAsync(company, session, parsed, ct);
            }

            if (verdict is FileVerdict.Wrong or FileVerdict.Copy)
            {
                Refuse(company, session, verdict, told.CompanyName);
                return FileStep.End;
            }

            Doubt(company, session, verdict, told);
            return company.Identity.Doubt!.IsToBeSurveyed ? FileStep.Survey : FileStep.End;
        }

        Trust(context, verdict, told);
        if (told.IsComplete)
        {
            await acceptance.AcceptAsync(company, session, context.Rows, told, ct);
        }

        return FileStep.GoOn;
    }

    // Others bear witness from then on; where the message could be read without any, at once.
    private async Task<FileStep> AskOthersAsync(Company company, Session session, ParsedAnswer parsed, CancellationToken ct)
    {
        var wasWithout = WitnessAnswers.Refused(parsed) is { Count: 0 } && company.Identity.SuspectsOf(session.Id).Count > 0;
        company.Identity = await StoredWitnesses.ReplaceAsync(
            db, company, WitnessAnswers.Refused(parsed), company.Identity.SuspectsOf(session.Id), ct);
        if (wasWithout && company.Identity.Witnesses.Any(w => !company.Identity.Unasked.Contains(w.Section)))
        {
            return FileStep.Ask;
        }

        var meaning = Meanings.Own(OwnCodes.FileSilent);
        company.Note(meaning.Code, null, Now);
        session.LastError = $"{meaning.Message} {meaning.Advice}";
        db.Log.Add(CompanyLog.Problem(company.Id, session.Id, Now, meaning, null));
        return FileStep.End;
    }

    private async Task<FileFacts> FactsAsync(Company company, Session session, HostInfo first, CancellationToken ct)
    {
        var stamp = first.FileId(await installation.OwnerIdAsync(ct));
        return new FileFacts
        {
            Stamp = stamp is null ? FileStamp.None : stamp == company.FileId ? FileStamp.Ours : FileStamp.Other,

            // Adding the .qwc stamps the file that is open then, so one without a stamp is never the first.
            HasSameName = company.QuickBooksName is { } known
                ? string.Equals(known, first.CompanyName.CutTo(255), StringComparison.OrdinalIgnoreCase)
                : stamp is not null,
            Path = company.Identity.Standing(session.FilePath),
            Witnesses = WitnessFinding.NoneKnown,
        };
    }

    private void Refuse(Company company, Session session, FileVerdict verdict, string? openName)
    {
        var meaning = Meanings.Own(verdict == FileVerdict.Copy ? OwnCodes.FileCopy : OwnCodes.WrongFile);
        var open = FileTexts.Describe(openName, session.FilePath);
        var detail = $"Open is {open}; this connection belongs to {FileTexts.Own(company, session)}.";
        if (company.Identity.Standing(session.FilePath) is PathStanding.Copy or PathStanding.AnotherFile)
        {
            company.Identity = company.Identity with { Doubt = NewDoubt(company, verdict, session.FilePath, openName) };
        }

        company.Note(meaning.Code, detail, Now);
        company.FilePath = company.Identity.PathFor(session.Caller) ?? company.FilePath;
        session.LastError = $"{meaning.Message} {detail} {meaning.Advice}".CutTo(1000);
        db.Log.Add(CompanyLog.Problem(company.Id, session.Id, Now, meaning, detail));
    }

    private FileDoubt NewDoubt(Company company, FileVerdict verdict, string? path, string? name) =>
        company.Identity.Doubt is { } before && before.IsAbout(verdict, path) ? before : new(verdict, Now, path, name);

    private void Doubt(Company company, Session session, FileVerdict verdict, HostInfo told)
    {
        var isNew = company.Identity.Doubt is not { } before || !before.IsAbout(verdict, session.FilePath);
        var doubt = NewDoubt(company, verdict, session.FilePath, told.CompanyName ?? company.QuickBooksName);
        if (told.HasActivity && doubt.RestoredAt != told.RestoredAt)
        {
            // Restored, or restored once more: what was counted before says nothing.
            doubt = doubt with { RestoredAt = told.RestoredAt, Survey = null, IsAnswered = false };
        }

        company.Identity = company.Identity with
        {
            Doubt = doubt with
            {
                Name = told.CompanyName ?? doubt.Name,
                IsKnownNotRestored = told.HasActivity && company.Identity.IsActivityKnown && told.RestoredAt == company.Identity.RestoredAt,
            },
        };
        session.IsFileDoubted = true;
        var meaning = Meanings.Own(
            doubt.IsAnswered ? OwnCodes.WrongFile : verdict == FileVerdict.Restored ? OwnCodes.FileRestored : OwnCodes.FileUnfamiliar);
        var detail = verdict == FileVerdict.Restored && !doubt.IsAnswered
            ? FileTexts.Findings(doubt, doubt.Survey)
            : $"Open is {FileTexts.Describe(doubt.Name, doubt.Path)}; this connection belongs to {FileTexts.Own(company, session)}.";
        company.Note(meaning.Code, detail, Now);
        company.FilePath = company.Identity.PathFor(session.Caller) ?? company.FilePath;
        session.LastError = $"{meaning.Message} {detail} {meaning.Advice}".CutTo(1000);
        if (isNew)
        {
            db.Log.Add(CompanyLog.Problem(company.Id, session.Id, Now, meaning, detail));
        }
    }

    private void Trust(ReceiveContext context, FileVerdict verdict, HostInfo told)
    {
        var (company, session) = (context.Company, context.Session);
        session.IsFileProven = true;

        // A message without them could be read, and one with them could not.
        var identity = company.Identity.SuspectsOf(session.Id) is { Count: > 0 } unreadable
            ? company.Identity with
            {
                Unreadable = [.. company.Identity.Unreadable.Union(unreadable, StringComparer.Ordinal)],
                Suspects = null,
            }
            : company.Identity;
        if (told.HasActivity && (!identity.IsActivityKnown
            || identity.RestoredAt != told.RestoredAt || identity.CondensedAt != told.CondensedAt))
        {
            identity = identity with { IsActivityKnown = true, RestoredAt = told.RestoredAt, CondensedAt = told.CondensedAt };
        }

        if (verdict == FileVerdict.Moved)
        {
            if (identity.Doubt?.IsAbout(verdict, session.FilePath) != true)
            {
                var name = told.CompanyName ?? company.QuickBooksName;
                identity = identity with { Doubt = new(verdict, Now, session.FilePath, name) };
                var meaning = Meanings.Own(OwnCodes.FileMoved);
                db.Log.Add(CompanyLog.Problem(company.Id, session.Id, Now, meaning, $"It is {session.FilePath}."));
            }
        }
        else
        {
            if (identity.Doubt is not null)
            {
                Say(company, session, "The company's own file is open again, and everything goes on.");
                identity = identity with { Doubt = null };
            }

            identity = session.FilePath is { Length: < Session.MostPath } path
                && new KnownPath(path, PathStanding.Confirmed, session.Caller) is var known
                && (identity.Paths.Count == 0 || identity.Paths[0] != known)
                ? identity.With(known)
                : identity;
        }

        company.Identity = identity;
        if (verdict == FileVerdict.Condensed)
        {
            Say(
                company,
                session,
                "The company file was condensed. All records are compared, and those that are gone for good are marked as deleted.");
            DoubtedFile.Compare(context.Comparisons, context.Rows);
        }
    }

    private void Say(Company company, Session session, string sentence) =>
        db.Log.Add(CompanyLog.Line(company.Id, session.Id, LogLevelWord.Info, Now, sentence));
}

/// <summary>How a session goes on with the file that is open.</summary>
internal enum FileStep
{
    /// <summary>As always.</summary>
    GoOn,

    /// <summary>It is asked first whether it knows what it should.</summary>
    Ask,

    /// <summary>It is in doubt, and what it does not know is counted.</summary>
    Survey,

    /// <summary>Nothing more is done; the session and the company say why.</summary>
    End,
}
