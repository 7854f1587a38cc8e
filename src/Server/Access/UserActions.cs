using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Audit;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Access;

/// <summary>Makes people, changes what they may do, removes them. Each answers why it could not be done, in one sentence; null when it was.</summary>
internal sealed class UserActions(ServerDb db, UserManager<User> users, AuditTrail audit, Caller caller, DatabaseProvider provider, TimeProvider clock)
{
    /// <summary>Whether nobody can sign in yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct) => !await db.Users.AnyAsync(ct);

    /// <summary>Makes the first administrator; refused as soon as there is anybody, however many ask at once.</summary>
    public async Task<string?> CreateFirstAsync(string? email, string? password, CancellationToken ct)
    {
        await using var alone = await db.Database.BeginTransactionAsync(ct);

        // Its row stays locked until the commit. SERIALIZABLE would do, too, and could stay on the connection for whoever gets it next.
        await db.Settings.Where(s => s.Name == ServerSetting.OwnerId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, s => s.Value), ct);
        if (!await IsEmptyAsync(ct))
        {
            return "There is an administrator already. Sign in, or ask that person to make an account for you.";
        }

        if (await AddAsync(email, password, Role.Administrator, null) is { } problem)
        {
            return problem;
        }

        await alone.CommitAsync(ct);
        await audit.NoteAsync(Caller.Server, $"Made the first administrator, {email?.Trim()}.", null, ct);
        return null;
    }

    /// <summary>Makes an administrator unless there is an account of that name, which then stays as it is.</summary>
    /// <returns>False when it was there.</returns>
    public async Task<bool> EnsureAdministratorAsync(string email, string password, CancellationToken ct)
    {
        var key = EmailAddress.KeyOf(email);
        return !await db.Users.AnyAsync(u => u.EmailKey == key, ct) && await CreateAsync(email, password, Role.Administrator, null, ct) is null;
    }

    /// <summary>Makes an account.</summary>
    /// <param name="email">Its name.</param>
    /// <param name="password">Its first password.</param>
    /// <param name="role">What the person may do.</param>
    /// <param name="companies">The companies they see; null: all.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<string?> CreateAsync(string? email, string? password, Role role, IReadOnlyCollection<Guid>? companies, CancellationToken ct)
    {
        caller.Require(Role.Administrator);
        if (await AddAsync(email, password, role, companies) is { } problem)
        {
            return problem;
        }

        await audit.NoteAsync($"Made an account for {email?.Trim()}, {Say(role, companies)}.", null, ct);
        return null;
    }

    /// <summary>Changes what somebody may do; their open sign-ins end.</summary>
    public async Task<string?> ChangeAsync(Guid id, Role role, IReadOnlyCollection<Guid>? companies, CancellationToken ct)
    {
        caller.Require(Role.Administrator);
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
        await users.UpdateSecurityStampAsync(user);
        await audit.NoteAsync($"Made {user.Email} {Say(role, user.IsLimited ? companies : null)}.", null, ct);
        return null;
    }

    /// <summary>Gives somebody a new password; their open sign-ins end and a lock is lifted.</summary>
    public async Task<string?> SetPasswordAsync(Guid id, string? password, CancellationToken ct)
    {
        if (caller.Id != id)
        {
            caller.Require(Role.Administrator);
        }

        if (await FindAsync(id, ct) is not { } user)
        {
            return Gone;
        }

        if (await PasswordProblemAsync(user, password) is { } problem)
        {
            return problem;
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, password!);
        (user.LockedUntilAt, user.FailedSignIns) = (null, 0);
        await users.UpdateSecurityStampAsync(user);
        await audit.NoteAsync(caller.Id == id ? "Changed their own password." : $"Gave {user.Email} a new password.", null, ct);
        return null;
    }

    /// <summary>The same for the account of that name.</summary>
    public async Task<string?> SetPasswordAsync(string email, string? password, CancellationToken ct)
    {
        var key = EmailAddress.KeyOf(email);
        var id = await db.Users.Where(u => u.EmailKey == key).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
        return id is null ? $"There is no account for {email}." : await SetPasswordAsync(id.Value, password, ct);
    }

    /// <summary>Removes an account; its open sign-ins end.</summary>
    public async Task<string?> DeleteAsync(Guid id, CancellationToken ct)
    {
        caller.Require(Role.Administrator);
        if (await FindAsync(id, ct) is not { } user)
        {
            return null;
        }

        if (await IsLastAdministratorAsync(user, ct))
        {
            return LastOne;
        }

        await users.DeleteAsync(user);
        await audit.NoteAsync($"Removed the account of {user.Email}.", null, ct);
        return null;
    }

    private const string Gone = "This account was removed meanwhile.";
    private const string LastOne = "This is the only administrator. Make somebody else an administrator first.";

    private static string Say(Role role, IReadOnlyCollection<Guid>? companies) =>
        $"{(role == Role.Administrator ? "an administrator" : $"a {role.ToString().ToLowerInvariant()}")} for {(companies is null ? "all companies" : companies.Count == 1 ? "1 company" : $"{companies.Count} companies")}";

    // An administrator makes companies and so sees all of them.
    private static void Limit(User user, Role role, IReadOnlyCollection<Guid>? companies) =>
        (user.Role, user.IsLimited) = (role, role != Role.Administrator && companies is not null);

    private static IEnumerable<UserCompany> Rows(User user, IReadOnlyCollection<Guid>? companies) =>
        user.IsLimited ? companies!.Distinct().Select(id => new UserCompany { UserId = user.Id, CompanyId = id }) : [];

    private async Task<string?> AddAsync(string? email, string? password, Role role, IReadOnlyCollection<Guid>? companies)
    {
        email = email?.Trim();
        if (EmailAddress.Problem(email) is { } problem)
        {
            return problem;
        }

        var now = clock.GetUtcNow();
        var user = new User { Id = Guid.CreateVersion7(now), Email = email!, CreatedAt = now.UtcDateTime };
        Limit(user, role, companies);
        if (await PasswordProblemAsync(user, password) is { } weak)
        {
            return weak;
        }

        db.UserCompanies.AddRange(Rows(user, companies));
        try
        {
            var made = await users.CreateAsync(user, password!);
            return made.Succeeded ? null : string.Join(' ', made.Errors.Select(e => e.Code == "DuplicateUserName" ? Taken(email!) : e.Description));
        }
        catch (DbUpdateException e) when (provider.IsUniqueViolation(e))
        {
            return Taken(email!);
        }
    }

    private static string Taken(string email) => $"There is an account for {email} already.";

    private async Task<string?> PasswordProblemAsync(User user, string? password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false })
            {
                return PasswordRule.Sentence;
            }
        }

        return null;
    }

    private Task<User?> FindAsync(Guid id, CancellationToken ct) => db.Users.SingleOrDefaultAsync(u => u.Id == id, ct);

    private async Task<bool> IsLastAdministratorAsync(User user, CancellationToken ct) =>
        user.Role == Role.Administrator && !await db.Users.AnyAsync(u => u.Role == Role.Administrator && u.Id != user.Id, ct);
}
