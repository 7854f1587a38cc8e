using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Companies;

/// <summary>
/// What a person or an app can do to a company. A session may be saving the same row, so each change is made on a fresh copy until it fits.
/// </summary>
internal sealed class CompanyActions(
    ServerDb db, TransactionRetry retry, Caller caller, AuditTrail audit, CompanyPasswords passwords, DatabaseProvider provider,
    TimeProvider clock, ChangeSignal signal)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Asks for a sync at the next contact. The interval begins again at its shortest.</summary>
    /// <returns>False when there is no such company.</returns>
    public Task<bool> RequestSyncAsync(Guid id, CancellationToken ct) =>
        EditAsync(id, company => (company.SyncRequestedAt, company.DueAt, company.QuietSessions) = (Now, null, 0), ct);

    /// <summary>
    /// Stops or resumes syncing. A session that is open goes on to its end; one that is held open closes at its next call.
    /// </summary>
    /// <returns>False when there is no such company.</returns>
    public Task<bool> SetPausedAsync(Guid id, bool isPaused, CancellationToken ct) => EditAsync(
        id,
        company =>
        {
            if (company.IsPaused == isPaused)
            {
                return;
            }

            company.IsPaused = isPaused;
            company.PausedAt = isPaused ? Now : null;
            company.ActiveSinceAt = isPaused || company.LastContactAt is null ? null : Now;
        },
        ct);

    /// <summary>Replaces the password of the Web Connector; the old one is refused from then on.</summary>
    /// <returns>The new one, which nobody can read again; null when there is no such company.</returns>
    public async Task<string?> NewPasswordAsync(Guid id, CancellationToken ct)
    {
        var password = CompanyPasswords.Create();
        var hash = passwords.Hash(password);
        if (!await EditAsync(id, company => company.PasswordHash = hash, ct))
        {
            return null;
        }

        await audit.NoteAsync(CompanyPasswords.Noted, id, ct);
        return password;
    }

    /// <summary>Changes name, zone, rhythm and what else a person sets.</summary>
    /// <param name="id">The company.</param>
    /// <param name="change">What becomes different; valid.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<CompanyChanged> ChangeAsync(Guid id, ChangeCompanyBody change, CancellationToken ct)
    {
        try
        {
            return await EditAsync(id, company => change.Apply(company, clock), ct) ? CompanyChanged.Done : CompanyChanged.NotFound;
        }
        catch (DbUpdateException e) when (provider.IsUniqueViolation(e))
        {
            return CompanyChanged.NameTaken;
        }
    }

    /// <summary>Changes a company.</summary>
    /// <returns>False when there is no such company.</returns>
    public Task<bool> EditAsync(Guid id, Action<Company> edit, CancellationToken ct)
    {
        caller.Require(Role.Bookkeeper, id);
        return retry.UntilItFitsAsync(db, TryAsync, isHarmlessTwice: true, ct);

        async Task<bool> TryAsync()
        {
            if (await db.Companies.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } company)
            {
                return false;
            }

            edit(company);
            await db.SaveChangesAsync(ct);
            signal.Pulse(id);
            return true;
        }
    }

    /// <summary>
    /// Deletes a company: it is gone for everybody at once, and <see cref="CompanyRemovalJob"/> removes what is stored. Nothing is deleted
    /// in QuickBooks.
    /// </summary>
    /// <returns>False when there is no such company.</returns>
    public Task<bool> DeleteAsync(Guid id, CancellationToken ct)
    {
        caller.Require(Role.Administrator, id);

        // Not after a lost connection: a deletion that went through would be answered as if there had been no such company.
        return retry.UntilItFitsAsync(db, () => TryDeleteAsync(id, ct), isHarmlessTwice: false, ct);
    }

    private async Task<bool> TryDeleteAsync(Guid id, CancellationToken ct)
    {
        var name = await db.Companies.Where(c => c.Id == id).Select(c => c.Name).SingleOrDefaultAsync(ct);
        var now = Now;

        // Its Web Connector's ticket is unknown from here on: a session is found only while its company is there. The version
        // is raised, so that a session that is saving this row at the moment finds it changed.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var deleted = await db.Companies.Where(c => c.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.DeletedAt, now)
                .SetProperty(c => c.ActiveSessionId, (Guid?)null)
                .SetProperty(c => c.Version, c => c.Version + 1),
            ct);
        if (deleted > 0)
        {
            audit.Add(db, $"Deleted the company {name} and everything stored here for it.", id, null);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        signal.Pulse(id);
        return deleted > 0;
    }
}

/// <summary>What becomes of a change of a company.</summary>
internal enum CompanyChanged
{
    Done,

    /// <summary>Another company has the name; nothing was changed.</summary>
    NameTaken,

    /// <summary>There is no such company.</summary>
    NotFound,
}
