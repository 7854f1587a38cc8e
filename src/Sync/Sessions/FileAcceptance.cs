using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Import;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>Notes what QuickBooks says of itself and of a file that may be read.</summary>
internal sealed class FileAcceptance(
    ServerDb db, RecordPageWriter pages, RuleCache rules, WarningStore warnings, Installation installation, TimeProvider clock)
{
    /// <summary>Whether the session has nothing to read: import is on demand, and nobody asked.</summary>
    public async Task<bool> SkipsImportAsync(Company company, CancellationToken ct) =>
        !PendingWork.IsSyncWanted(company) && (await rules.CurrentAsync(company.Id, ct)).Import == ImportMode.OnDemand;

    /// <summary>The qbXML that QuickBooks, the Web Connector and this server all speak.</summary>
    public static void NoteDialect(Session session, HostInfo first)
    {
        session.QbxmlVersion = Version(session, first).ToString();
        session.Country = Dialect.CountryFrom(first.Country ?? session.Country).ToString();
    }

    /// <summary>Notes it all with the company, and which sections rest because their feature is off.</summary>
    public async Task AcceptAsync(
        Company company, Session session, IReadOnlyList<CompanySection> rows, HostInfo first, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ownerId = await installation.OwnerIdAsync(ct);
        var name = first.CompanyName.CutTo(255);
        if (company.QuickBooksName is null || company.ProblemCode is not null)
        {
            db.Log.Add(
                CompanyLog.Line(
                    company.Id,
                    session.Id,
                    LogLevelWord.Info,
                    now,
                    $"Connected to {name} ({session.FilePath}), {first.Product ?? "QuickBooks"}."));
        }

        if (company.ProblemCode is not null)
        {
            company.ActiveSinceAt = now;
        }

        session.IsFileChecked = true;
        company.Product = first.Product.CutTo(255) ?? company.Product;
        company.QuickBooksName = name ?? company.QuickBooksName;

        // A path that is not whole would make the Web Connector open another file, or none.
        company.FilePath = session.FilePath switch
        {
            null => company.FilePath,
            { Length: < Session.MostPath } whole => whole,
            _ => null,
        };
        company.QbxmlVersion = session.QbxmlVersion;
        company.Country = session.Country;
        (company.ProblemCode, company.ProblemDetail, company.ProblemAt) = (null, null, null);
        await StoreCompanyAsync(company, rows, first, ownerId, now, ct);
        (await ComparisonSet.LoadAsync(db, company.Id, ct)).RequestAfterSilence(rows, now);
        foreach (var (section, preference) in FeatureUnavailable.Apply(rows, first, session, now))
        {
            await SayRestsAsync(company, session, rows.First(r => r.Section == section.Name), section, preference, now, ct);
        }
    }

    // A warning only where records were read before; of an empty section a line in the log is enough.
    private async Task SayRestsAsync(
        Company company, Session session, CompanySection row, SectionDef section, Preference preference, DateTime now, CancellationToken ct)
    {
        if (row.QuickBooksCount > 0)
        {
            var detail = $"It is {preference.Title}.";
            await warnings.RaiseAsync(
                new(company.Id, section.Name, session.Id), OwnCodes.FeatureOff, SectionWarning.WholeSection, detail, ct);
            return;
        }

        db.Log.Add(
            CompanyLog.Line(
                company.Id,
                session.Id,
                LogLevelWord.Info,
                now,
                $"{section.Title} rest from now on: {preference.Title} is switched off in QuickBooks.") with { Section = section.Name });
    }

    // The lower of what the request processor and the host say; what this server knows is the ceiling.
    private static QbxmlVersion Version(Session session, HostInfo first)
    {
        var version =
            QbxmlVersion.TryParse(session.QbxmlVersion, out var said) && said > new QbxmlVersion(0, 0) ? said : QbxmlVersion.Newest;
        if (first.HighestVersion is { } host && host < version)
        {
            version = host;
        }

        return version > QbxmlVersion.Newest ? QbxmlVersion.Newest : version;
    }

    private async Task StoreCompanyAsync(
        Company company, IReadOnlyList<CompanySection> rows, HostInfo first, Guid ownerId, DateTime now, CancellationToken ct)
    {
        var records = first.Records(ownerId)
            .Select(
                r => pages.Stage(new StagedRecord(r.Id, r.Name.CutTo(255), null, null, null, true, null, ContentHash: 0, r.Json)))
            .ToList();
        var known = new KnownRecords(pages, db, company.Id).Await("company", records.Select(r => r.QuickBooksId));
        var page = await pages.OpenAsync(db, new PageTarget(company.Id, "company", now), records, known, ct);
        await pages.StoreAsync(db, page, ct);
        if (rows.FirstOrDefault(r => r.Section == "company") is { } row)
        {
            row.Status = Domain.Sections.SectionStatus.Ok;
            row.QuickBooksCount += page.Result.Created;
            row.SyncedAt = now;
            row.Done = records.Count;
            row.Total = records.Count;
        }
    }
}
