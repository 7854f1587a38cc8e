using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Audit;

/// <summary>
/// Notes who did what. A service that changes something for a caller notes it here, after it succeeded, in a sentence with the
/// particulars a person would ask for ("Gave anna@example.com the role Viewer."); never a password, key or other secret.
/// </summary>
internal sealed class AuditTrail(ServerDbFactory databases, Caller caller, TimeProvider clock)
{
    public const int MaxLength = 500;

    /// <summary>Whether something was noted in this request.</summary>
    public bool HasNoted { get; private set; }

    /// <summary>Notes what the caller did.</summary>
    /// <param name="action">A sentence that begins with a verb in the past.</param>
    /// <param name="company">The company it was done to; null when to the server.</param>
    /// <param name="ct">Stops it.</param>
    public Task NoteAsync(string action, Guid? company, CancellationToken ct) => NoteAsync(caller, action, company, ct);

    /// <summary>Notes an action of someone who is not yet the caller of this request, such as a person who signs in.</summary>
    public async Task NoteAsync(Caller who, string action, Guid? company, CancellationToken ct)
    {
        HasNoted = true;
        await using var db = databases.Create();
        var now = clock.GetUtcNow();
        db.Audit.Add(new()
        {
            Id = Guid.CreateVersion7(now),
            At = now.UtcDateTime,
            Kind = who.Kind,
            CallerId = who.Id,
            Caller = who.Name,
            Address = caller.Address,
            CompanyId = company,
            Company = company is { } id ? await db.Companies.Where(c => c.Id == id).Select(c => c.Name).SingleOrDefaultAsync(ct) : null,
            Action = action.CutTo(MaxLength),
        });
        await db.SaveChangesAsync(ct);
    }
}
