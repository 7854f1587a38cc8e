using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Access;

/// <summary>Makes people, changes what they may do, removes them. Each answers why it could not be done; nothing when it was.</summary>
internal sealed class UserActions(
    ServerDb db, UserManager<User> users, AuditTrail audit, Caller caller, DatabaseProvider provider, TimeProvider clock)
{
    private const string EmailTaken = "emailTaken";

    private static readonly FirstPersonValidator First = new();
    private static readonly NewPersonValidator New = new();
    private static readonly PersonRightsValidator Rights = new();
    private static readonly GivenPasswordValidator Passwords = new();

    /// <summary>Whether nobody can sign in yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct) => !await db.Users.AnyAsync(ct);

    /// <summary>Makes the first administrator; refused as soon as there is anybody, however many ask at once.</summary>
    public async Task<IReadOnlyList<FieldProblem>> CreateFirstAsync(FirstPerson wanted, CancellationToken ct)
    {
        if (First.Problems(wanted) is { Count: > 0 } wrong)
        {
            return wrong;
        }

        await using var alone = await AloneAsync(ct);
        if (!await IsEmptyAsync(ct))
        {
            return Because("notTheFirst", "There is an administrator already.", "Sign in, or ask that person to make an account for you.");
        }

        if (await AddAsync(new(wanted.Email, wanted.Password, Role.Administrator, null), isOwn: true) is { Count: > 0 } problems)
        {
            return problems;
        }

        await db.Settings.Where(s => s.Name == ServerSetting.SetupCode).ExecuteDeleteAsync(ct);
        await alone.CommitAsync(ct);
        await audit.NoteAsync(Caller.Server, $"Made the first administrator, {wanted.Email}.", null, ct);
        return [];
    }

    /// <summary>Makes an administrator unless there is an account of that name, which then stays as it is.</summary>
    public async Task<IReadOnlyList<FieldProblem>> EnsureAdministratorAsync(string email, string password, CancellationToken ct)
    {
        var key = EmailAddress.KeyOf(email);
        var problems = await db.Users.AnyAsync(u => u.EmailKey == key, ct)
            ? []
            : await CreateAsync(new(email, password, Role.Administrator, null), ct, isOwn: true);

        // Another server that starts with the same configuration may have been first.
        return problems.Any(p => p.Code == EmailTaken) ? [] : problems;
    }

    /// <summary>Makes an account.</summary>
    /// <param name="wanted">Whose.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="isOwn">Whether the person chose the password; else they choose another when they sign in.</param>
    public async Task<IReadOnlyList<FieldProblem>> CreateAsync(NewPerson wanted, CancellationToken ct, bool isOwn = false)
    {
        caller.Require(Role.Administrator);
        if (New.Problems(wanted) is { Count: > 0 } wrong)
        {
            return wrong;
        }

        if (await AddAsync(wanted, isOwn) is { Count: > 0 } problems)
        {
            return problems;
        }

        await audit.NoteAsync($"Made an account for {wanted.Email}, {Say(wanted.Role!.Value, wanted.Companies)}.", null, ct);
        return [];
    }

    /// <summary>Changes what somebody may do; their open sign-ins end.</summary>
    public async Task<IReadOnlyList<FieldProblem>> ChangeAsync(Guid id, PersonRights wanted, CancellationToken ct)
    {
        caller.Require(Role.Administrator);
        if (Rights.Problems(wanted) is { Count: > 0 } problems)
        {
            return problems;
        }

        var (role, companies) = (wanted.Role!.Value, wanted.Companies);
        await using var alone = await AloneAsync(ct);
        if (await FindAsync(id, ct) is not { } user)
        {
            return Gone;
        }

        if (role != Role.Administrator && await IsLastAdministratorAsync(user, ct))
        {
            return LastOne;
        }

        Limit(user, role, companies);
        await db.UserCompanies.Where(c => c.UserId == id).ExecuteDeleteAsync(ct);
        db.UserCompanies.AddRange(Rows(user, companies));
        if (!(await users.UpdateSecurityStampAsync(user)).Succeeded)
        {
            return Meanwhile;
        }

        await alone.CommitAsync(ct);
        await audit.NoteAsync($"Made {user.Email} {Say(role, user.IsLimited ? companies : null)}.", null, ct);
        return [];
    }

    /// <summary>Gives somebody a new password; their open sign-ins end and a lock is lifted.</summary>
    public async Task<IReadOnlyList<FieldProblem>> SetPasswordAsync(Guid id, GivenPassword wanted, CancellationToken ct)
    {
        if (caller.Id != id)
        {
            caller.Require(Role.Administrator);
        }

        if (Passwords.Problems(wanted) is { Count: > 0 } problems)
        {
            return problems;
        }

        if (await FindAsync(id, ct) is not { } user)
        {
            return Gone;
        }

        if (WeakPassword.IsGuessed(wanted.Password!, user.Email))
        {
            return [new("password", "guessable", "The password is one that is guessed early.", PasswordRule.Unguessable)];
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, wanted.Password!);
        (user.LockedUntilAt, user.FailedSignIns, user.MustChangePassword) = (null, 0, caller.Id != id);
        (user.CodesLockedUntilAt, user.FailedCodes) = (null, 0);
        if (!(await users.UpdateSecurityStampAsync(user)).Succeeded)
        {
            return Meanwhile;
        }

        await audit.NoteAsync(caller.Id == id ? "Changed their own password." : $"Gave {user.Email} a new password.", null, ct);
        return [];
    }

    /// <summary>Does something to the account of that name.</summary>
    public async Task<IReadOnlyList<FieldProblem>> ToAsync(
        string email, Func<Guid, Task<IReadOnlyList<FieldProblem>>> action, CancellationToken ct)
    {
        var key = EmailAddress.KeyOf(email);
        var id = await db.Users.Where(u => u.EmailKey == key).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
        return id is null
            ? Because("unknownPerson", $"There is no account for {email}.", "See the page People for those there are.")
            : await action(id.Value);
    }

    /// <summary>Takes somebody's authenticator app, passkeys and recovery codes away, who lost them; their open sign-ins end.</summary>
    public async Task<IReadOnlyList<FieldProblem>> RemoveSecondFactorsAsync(Guid id, CancellationToken ct)
    {
        caller.Require(Role.Administrator);
        if (await FindAsync(id, ct) is not { } user)
        {
            return Gone;
        }

        db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.UserId == id).ToListAsync(ct));
        (user.TwoFactorEnabled, user.AuthenticatorKey, user.RecoveryCodes) = (false, null, "");
        (user.FailedCodes, user.CodesLockedUntilAt) = (0, null);
        if (!(await users.UpdateSecurityStampAsync(user)).Succeeded)
        {
            return Meanwhile;
        }

        await audit.NoteAsync($"Removed the second factors of {user.Email}.", null, ct);
        return [];
    }

    /// <summary>Removes an account; its open sign-ins end.</summary>
    public async Task<IReadOnlyList<FieldProblem>> DeleteAsync(Guid id, CancellationToken ct)
    {
        caller.Require(Role.Administrator);
        await using var alone = await AloneAsync(ct);
        if (await FindAsync(id, ct) is not { } user)
        {
            return [];
        }

        if (await IsLastAdministratorAsync(user, ct))
        {
            return LastOne;
        }

        if (!(await users.DeleteAsync(user)).Succeeded)
        {
            return Meanwhile;
        }

        await alone.CommitAsync(ct);
        await audit.NoteAsync($"Removed the account of {user.Email}.", null, ct);
        return [];
    }

    private static IReadOnlyList<FieldProblem> Gone => Because("unknownPerson", "This account was removed meanwhile.", "");

    private static IReadOnlyList<FieldProblem> Meanwhile =>
        Because("changedMeanwhile", "This account was changed at the same moment, so nothing was done.", "Look at it and do it again.");

    private static IReadOnlyList<FieldProblem> LastOne =>
        Because("lastAdministrator", "This is the only administrator.", "Make somebody else an administrator first.");

    private static IReadOnlyList<FieldProblem> Because(string code, string message, string advice) => [new("", code, message, advice)];

    private static string Say(Role role, IReadOnlyCollection<Guid>? companies) =>
        $"{(role == Role.Administrator ? "an administrator" : $"a {role.ToString().ToLowerInvariant()}")} for " +
        $"{(companies is null ? "all companies" : companies.Count == 1 ? "1 company" : $"{companies.Count} companies")}";

    // An administrator makes companies and so sees all of them.
    private static void Limit(User user, Role role, IReadOnlyCollection<Guid>? companies) =>
        (user.Role, user.IsLimited) = (role, role != Role.Administrator && companies is not null);

    private static IEnumerable<UserCompany> Rows(User user, IReadOnlyCollection<Guid>? companies) =>
        user.IsLimited ? companies!.Distinct().Select(id => new UserCompany { UserId = user.Id, CompanyId = id }) : [];

    private async Task<IReadOnlyList<FieldProblem>> AddAsync(NewPerson wanted, bool isOwn)
    {
        var now = clock.GetUtcNow();
        var user = new User { Id = Guid.CreateVersion7(now), Email = wanted.Email!, CreatedAt = now.UtcDateTime };
        user.MustChangePassword = !isOwn;
        Limit(user, wanted.Role!.Value, wanted.Companies);
        db.UserCompanies.AddRange(Rows(user, wanted.Companies));
        try
        {
            var made = await users.CreateAsync(user, wanted.Password!);
            return made.Succeeded ? [] : [
                .. made.Errors.Select(e => e.Code == "DuplicateUserName" ? Taken(user) : new FieldProblem("", e.Code, e.Description, ""))];
        }
        catch (DbUpdateException e) when (provider.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return [Taken(user)];
        }
    }

    private static FieldProblem Taken(User user) => new("email", EmailTaken, $"There is an account for {user.Email} already.", "");

    private Task<User?> FindAsync(Guid id, CancellationToken ct) => db.Users.SingleOrDefaultAsync(u => u.Id == id, ct);

    // Locks this row until the commit, so that two first administrators cannot be made, nor the last two removed, at once. SERIALIZABLE
    // would do too, but it could stay on the pooled connection.
    private async Task<IDbContextTransaction> AloneAsync(CancellationToken ct)
    {
        var alone = await db.Database.BeginTransactionAsync(ct);
        await db.Settings.Where(s => s.Name == ServerSetting.OwnerId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, s => s.Value), ct);
        return alone;
    }

    private async Task<bool> IsLastAdministratorAsync(User user, CancellationToken ct) =>
        user.Role == Role.Administrator && !await db.Users.AnyAsync(u => u.Role == Role.Administrator && u.Id != user.Id, ct);
}
