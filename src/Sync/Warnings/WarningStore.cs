using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Warnings;

/// <summary>Raises warnings and ends those whose cause is gone.</summary>
internal sealed class WarningStore(ServerDb db, TimeProvider clock)
{
    // Warnings looked at again with one answer; those left over come with the next.
    private const int MostAtOnce = 200;

    /// <summary>Raises a warning; one that says the same already stays as it is, acknowledged or not.</summary>
    /// <param name="place">Company, section and session.</param>
    /// <param name="code">One of <see cref="OwnCodes"/>.</param>
    /// <param name="recordId">The record, or <see cref="SectionWarning.WholeSection"/>.</param>
    /// <param name="detail">The particulars, in a sentence.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <param name="change">A value before and after; the earlier one would end it.</param>
    public async Task RaiseAsync(
        WarningPlace place, string code, Guid recordId, string detail, CancellationToken ct, (string Was, string Is)? change = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        detail = detail.CutTo(1000);
        if (await db.Warnings.FindAsync([place.CompanyId, place.Section, code, recordId], ct) is not { } warning)
        {
            db.Warnings.Add(new SectionWarning
            {
                CompanyId = place.CompanyId,
                Section = place.Section,
                Code = code,
                RecordId = recordId,
                Detail = detail,
                Was = change?.Was,
                At = now,
                CheckedAt = now,
            });
        }
        else if (warning.Detail == detail || (warning.AcknowledgedAt is null && change is { } back && back.Is == warning.Was))
        {
            // Said already, or undone.
            return;
        }
        else
        {
            // Until somebody has seen it, what counts is the value before the first change.
            warning.Was = warning.AcknowledgedAt is null ? warning.Was : change?.Was;
            (warning.Detail, warning.At, warning.CheckedAt, warning.AcknowledgedAt) = (detail, now, now, null);
        }

        db.Log.Add(CompanyLog.Problem(place.CompanyId, place.SessionId, now, Meanings.Own(code), detail, place.Section));
    }

    /// <summary>Ends the warnings of a company whose cause is gone.</summary>
    public async Task SettleAsync(Guid companyId, IReadOnlyList<CompanySection> rows, CancellationToken ct)
    {
        // What this very answer raised is not in the database yet, and its cause is as fresh as it is.
        var ofSections = await db.Warnings.Where(w => w.CompanyId == companyId && w.RecordId == SectionWarning.WholeSection)
            .ToListAsync(ct);
        db.Warnings.RemoveRange(ofSections.Where(w => rows.Any(r => r.Section == w.Section && r is { InUse: true, IsRunDone: true })));

        var now = clock.GetUtcNow().UtcDateTime;
        var ofRecords = await (
            from warning in db.Warnings
            where warning.CompanyId == companyId && warning.RecordId != SectionWarning.WholeSection
            join record in db.Records on new
            {
                warning.CompanyId,
                warning.Section,
                Id = warning.RecordId,
            } equals new { record.CompanyId, record.Section, record.Id }
            where record.ModifiedAt > warning.CheckedAt || warning.Code == OwnCodes.SameName
            orderby warning.CheckedAt
            select new
            {
                Warning = warning,
                Record = new WarnedRecord(
                    record.Name, record.State, record.ExternalId != null && record.AppDeletedAt == null, record.App, record.QuickBooks),
            }).Take(MostAtOnce).ToListAsync(ct);
        foreach (var pair in ofRecords)
        {
            if (await IsGoneAsync(pair.Warning, pair.Record, ct))
            {
                db.Warnings.Remove(pair.Warning);
            }
            else
            {
                pair.Warning.CheckedAt = pair.Warning.Code == OwnCodes.SameName ? pair.Warning.CheckedAt : now;
            }
        }
    }

    private async Task<bool> IsGoneAsync(SectionWarning warning, WarnedRecord record, CancellationToken ct) =>
        warning.Code == OwnCodes.SameName
        ? record.State == RecordState.Deleted || await DuplicateNames.CountAsync(db, warning, record.Name, ct) < 2
        : WarningCause.IsGone(warning, record);
}

/// <summary>Where a warning belongs, and the session that met it.</summary>
internal readonly record struct WarningPlace(Guid CompanyId, string Section, Guid? SessionId);

/// <summary>What decides whether a warning about a record lasts.</summary>
/// <param name="Name">FullName, Name or RefNumber.</param>
/// <param name="State">Which side knows it.</param>
/// <param name="IsWanted">Whether the app knows it and did not itself ask for its end.</param>
/// <param name="App">The app's fields, JSON.</param>
/// <param name="QuickBooks">QuickBooks' fields, JSON.</param>
internal sealed record WarnedRecord(string? Name, RecordState State, bool IsWanted, string? App, string? QuickBooks);
