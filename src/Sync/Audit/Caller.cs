using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Audit;

/// <summary>Who asks for something, and what they may do. Services check it themselves, so that a door cannot forget to.</summary>
/// <param name="Kind">A person, a program with a key, or this server itself.</param>
/// <param name="Id">The person's or the key's id; null for the server and for nobody.</param>
/// <param name="Name">As the audit trail names them.</param>
/// <param name="Role">What they may do; null: nothing.</param>
/// <param name="Companies">The companies they see; null: all.</param>
internal sealed record Caller(CallerKind Kind, Guid? Id, string Name, Role? Role, IReadOnlySet<Guid>? Companies)
{
    /// <summary>The address the request came from; null when there is none.</summary>
    public string? Address { get; init; }

    /// <summary>A request that is not signed in.</summary>
    public static readonly Caller Nobody = new(CallerKind.Person, null, "", null, new HashSet<Guid>());

    /// <summary>The server itself: a command on its machine, a job, the first start.</summary>
    public static readonly Caller Server = new(CallerKind.Server, null, "this server", Model.Role.Administrator, null);

    public bool IsAtLeast(Role role) => Role >= role;

    public bool Sees(Guid company) => Companies is null || Companies.Contains(company);

    /// <summary>Throws unless the caller may do this.</summary>
    /// <exception cref="NotAllowedException">They may not.</exception>
    public void Require(Role role)
    {
        if (!IsAtLeast(role))
        {
            throw new NotAllowedException(role);
        }
    }

    /// <summary>Throws unless the caller may do this to that company.</summary>
    /// <exception cref="NotAllowedException">They may not, or do not see the company.</exception>
    public void Require(Role role, Guid company)
    {
        if (!IsAtLeast(role) || !Sees(company))
        {
            throw new NotAllowedException(role);
        }
    }
}
