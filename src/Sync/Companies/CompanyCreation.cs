using System.Security.Cryptography;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Companies;

/// <summary>Makes companies and their passwords.</summary>
internal sealed class CompanyCreation(
    ServerDb db, IValidator<CreateCompanyBody> validator, Caller caller, AuditTrail audit, CompanyPasswords passwords,
    DatabaseProvider provider, TimeProvider clock)
{
    /// <summary>How the entry of the audit trail about it begins.</summary>
    public const string Noted = "Made the company ";

    // Four letters are seldom used before, and a name is looked at anew each time.
    private const int MostTries = 20;

    /// <summary>Makes a company with a user name, a password and a FileID of its own.</summary>
    public async Task<CompanyCreated> CreateAsync(CreateCompanyBody wanted, CancellationToken ct)
    {
        caller.Require(Role.Administrator);
        if (validator.Problems(wanted) is { Count: > 0 } problems)
        {
            return new CompanyCreated.Refused(CompanyRefusal.NameInvalid, problems);
        }

        var name = wanted.Name!;
        for (var tries = 0; !await IsTakenAsync(name, ct); tries++)
        {
            var password = CompanyPasswords.Create();
            var company = New(name, password);
            db.Companies.Add(company);
            try
            {
                await db.SaveChangesAsync(ct);
                await audit.NoteAsync($"{Noted}{name}.", company.Id, ct);
                return new CompanyCreated.Done(company, password);
            }
            catch (DbUpdateException e) when (tries < MostTries && provider.IsUniqueViolation(e))
            {
                // The name was taken just now, or the user name's four letters were used before: look again.
                db.Entry(company).State = EntityState.Detached;
            }
        }

        return new CompanyCreated.Refused(CompanyRefusal.NameTaken, [CompanyName.Taken(name)]);
    }

    private Task<bool> IsTakenAsync(string name, CancellationToken ct)
    {
        var key = Company.KeyOf(name);
        return db.Companies.AnyAsync(c => c.NameKey == key, ct);
    }

    private Company New(string name, string password)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            UserName = $"wcs-{CompanyName.Slug(name)}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}",
            PasswordHash = passwords.Hash(password),
            FileId = Guid.NewGuid(),
            CreatedAt = now.UtcDateTime,
        };
    }
}
