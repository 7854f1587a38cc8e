using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Warnings;

/// <summary>
/// Notices computers whose clocks are wrong, and says so once: that of the Web Connector by the lock it leaves in the company file, others
/// by the times of the records they save. Nothing is missed through them; what is asked reaches further back meanwhile.
/// </summary>
internal sealed class ClockWatch(ServerDb db, WarningStore warnings)
{
    // A warning about the company as a whole stands with the section that is about it.
    private const string Company = "company";

    // A clock that was told is told again when it is still wrong after so long, or wrong by something else.
    private static readonly TimeSpan ToldFor = TimeSpan.FromDays(7);

    /// <summary>Compares the clock of the computer that calls with the server's, and notes which computer it is.</summary>
    public async Task CompareAsync(Company company, Session session, string answers, DateTime now, CancellationToken ct)
    {
        if (ComputerClock.Read(answers) is not { } computer)
        {
            return;
        }

        company.Computer = computer.Computer;
        var ahead = computer.Ahead(now);
        company.ClockWrongAt = ahead == TimeSpan.Zero ? company.ClockWrongAt : now;
        var known = TimeSpan.FromSeconds(company.ClockAheadSeconds);
        if (ahead == TimeSpan.Zero && known != TimeSpan.Zero)
        {
            company.ClockAheadSeconds = 0;
            if (await FindAsync(company.Id, OwnCodes.ComputerClock, ct) is { } ended)
            {
                db.Warnings.Remove(ended);
            }
        }
        else if (ahead != TimeSpan.Zero && (known == TimeSpan.Zero || SyncClock.IsWrong(ahead - known)))
        {
            company.ClockAheadSeconds = (int)Math.Clamp(ahead.TotalSeconds, int.MinValue, int.MaxValue);
            var detail = $"{computer.Computer} is {ComputerClock.Say(ahead)} {(ahead > TimeSpan.Zero ? "ahead" : "behind")}.";
            await warnings.RaiseAsync(
                new(company.Id, Company, session.Id), OwnCodes.ComputerClock, SectionWarning.WholeSection, detail, ct);
        }
    }

    /// <summary>Looks at the times of records that are new or changed.</summary>
    public async Task LookAsync(WarningPlace place, CompanySection row, IReadOnlyList<PageRow> rows, DateTime now, CancellationToken ct)
    {
        var late = rows.FirstOrDefault(r => IsNews(r) && SyncRun.IsLate(row, r.Record.TimeModified)).Record;
        var ahead = rows.Select(r => r.Record).Where(r => SyncClock.IsWrong(TimeSpan.FromSeconds(r.SecondsAhead)))
            .MaxBy(r => r.SecondsAhead);
        if (late is not null && await db.Companies.FindAsync([place.CompanyId], ct) is { } company)
        {
            company.ClockWrongAt = now;
        }

        if ((late ?? ahead) is not { } record
            || (await FindAsync(place.CompanyId, OwnCodes.SaveTime, ct) is { } told && now - told.At < ToldFor))
        {
            return;
        }

        var what = $"\"{record.Name ?? record.QuickBooksId}\" in {SectionCatalogue.Find(place.Section)?.Title ?? place.Section}";
        var said = record.TimeModified?.Replace('T', ' ');
        await warnings.RaiseAsync(
            place with { Section = Company },
            OwnCodes.SaveTime,
            SectionWarning.WholeSection,
            late is not null
                ? $"{what} was saved with the time {said}, which had been read already: that computer's clock is behind."
                : $"{what} was saved with the time {said}, {ComputerClock.Say(TimeSpan.FromSeconds(record.SecondsAhead))} ahead of now.",
            ct);
    }

    // A restored backup shows old versions with old times; they say nothing of a clock.
    private static bool IsNews(PageRow row) =>
        row.Known is not { } known || (
            long.TryParse(row.Record.EditSequence, out var now) && long.TryParse(known.EditSequence, out var before) && now > before);

    private ValueTask<SectionWarning?> FindAsync(Guid companyId, string code, CancellationToken ct) =>
        db.Warnings.FindAsync([companyId, Company, code, SectionWarning.WholeSection], ct);
}
