using FluentValidation;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Access;

/// <summary>A person who shall be able to sign in.</summary>
/// <param name="Email">The name to sign in with.</param>
/// <param name="Password">The first password.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Companies">The companies they see; null: all.</param>
internal sealed record NewPerson(string? Email, string? Password, Role? Role, IReadOnlyList<Guid>? Companies)
{
    public string? Email { get; } = Email?.Trim();
}

/// <summary>What somebody may do from now on.</summary>
/// <param name="Role">What they may do.</param>
/// <param name="Companies">The companies they see; null: all.</param>
internal sealed record PersonRights(Role? Role, IReadOnlyList<Guid>? Companies);

/// <summary>A password that one person gives another.</summary>
internal sealed record GivenPassword(string? Password);

/// <summary>One's own password, changed.</summary>
/// <param name="Current">The present one.</param>
/// <param name="Password">The new one.</param>
/// <param name="Again">The new one, typed once more.</param>
internal sealed record OwnPassword(string? Current, string? Password, string? Again);

/// <summary>Who is there first: an administrator.</summary>
/// <param name="Email">The name to sign in with.</param>
/// <param name="Password">The password.</param>
/// <param name="Again">The password, typed once more.</param>
/// <param name="Code">The setup code of the console; not needed on the server's own machine.</param>
internal sealed record FirstPerson(string? Email, string? Password, string? Again, string? Code = null)
{
    public string? Email { get; } = Email?.Trim();
}

/// <summary>What a new person must be.</summary>
internal sealed class NewPersonValidator : AbstractValidator<NewPerson>
{
    public NewPersonValidator()
    {
        RuleFor(p => p.Email).IsEmail();
        RuleFor(p => p.Password).IsPassword().IsNotGuessed(p => p.Email);
        RuleFor(p => p.Role).Required("The role", "Choose what the person may do.");
        RuleFor(p => p.Companies).NamesCompanies().When(p => p.Role != Role.Administrator);
    }
}

/// <summary>What rights must be.</summary>
internal sealed class PersonRightsValidator : AbstractValidator<PersonRights>
{
    public PersonRightsValidator()
    {
        RuleFor(r => r.Role).Required("The role", "Choose what the person may do.");
        RuleFor(r => r.Companies).NamesCompanies().When(r => r.Role != Role.Administrator);
    }
}

/// <summary>What a password that is given must be.</summary>
internal sealed class GivenPasswordValidator : AbstractValidator<GivenPassword>
{
    public GivenPasswordValidator() => RuleFor(p => p.Password).IsPassword().IsNotGuessed(_ => null);
}

/// <summary>What a password that is changed must be.</summary>
internal sealed class OwnPasswordValidator : AbstractValidator<OwnPassword>
{
    public OwnPasswordValidator()
    {
        RuleFor(p => p.Current).Required("The present password", "Type the one you signed in with.");
        RuleFor(p => p.Password).IsPassword().IsNotGuessed(_ => null);
        RuleFor(p => p.Password).NotEqual(p => p.Current).When(p => p.Password is { Length: > 0 })
            .WithMessage("The new password is the present one. Choose another.");
        RuleFor(p => p.Again).IsTheSame(p => p.Password);
    }
}

/// <summary>What the first person must be.</summary>
internal sealed class FirstPersonValidator : AbstractValidator<FirstPerson>
{
    public FirstPersonValidator()
    {
        RuleFor(p => p.Email).IsEmail();
        RuleFor(p => p.Password).IsPassword().IsNotGuessed(p => p.Email);
        RuleFor(p => p.Again).IsTheSame(p => p.Password);
    }
}
