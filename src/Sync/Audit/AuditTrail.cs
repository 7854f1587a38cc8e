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
        await using var db = databases.Create();
        var name = company is { } id ? await db.Companies.Where(c => c.Id == id).Select(c => c.Name).SingleOrDefaultAsync(ct) : null;
        Add(db, who, action, company, name);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Notes what the caller did in the transaction that does it, so that there is neither without the other.</summary>
    /// <param name="db">The context that saves it.</param>
    /// <param name="action">As above.</param>
    /// <param name="company">The company.</param>
    /// <param name="name">Its name.</param>
    public void Add(ServerDb db, string action, Guid company, string? name) => Add(db, caller, action, company, name);

    private void Add(ServerDb db, Caller who, string action, Guid? company, string? name)
    {
        HasNoted = true;
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
            Company = name,
            Action = action.CutTo(MaxLength),
        });
    }
}
