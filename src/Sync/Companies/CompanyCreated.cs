using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Companies;

/// <summary>What came of making a company.</summary>
internal abstract record CompanyCreated
{
    private CompanyCreated()
    {
    }

    /// <summary>It exists; its password is in this answer alone and cannot be read again.</summary>
    public sealed record Done(Company Company, string Password) : CompanyCreated;

    /// <summary>It does not; the problems say why.</summary>
    public sealed record Refused(CompanyRefusal Reason, IReadOnlyList<FieldProblem> Problems) : CompanyCreated;
}

/// <summary>Why a name was refused.</summary>
internal enum CompanyRefusal
{
    /// <summary>Empty, too long, or with control characters.</summary>
    NameInvalid,

    /// <summary>Another company has it, in whatever case.</summary>
    NameTaken,
}
