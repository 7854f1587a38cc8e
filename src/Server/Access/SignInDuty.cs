using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Access;

/// <summary>What a person has to do about their account before anything else.</summary>
internal enum SignInDuty
{
    None,

    /// <summary>Somebody else knows the password.</summary>
    ChangePassword,

    /// <summary>A password alone is not enough on this server.</summary>
    AddSecondFactor,
}

/// <summary>Decides on <see cref="SignInDuty"/>.</summary>
internal static class SignInDuties
{
    /// <summary>What this person has to do.</summary>
    /// <param name="user">The person.</param>
    /// <param name="method">How they signed in. A provider answers for its own password and factors.</param>
    /// <param name="required">Who must have a second factor.</param>
    public static SignInDuty Of(User user, SignInMethod method, SecondFactor required) =>
        method == SignInMethod.Provider ? SignInDuty.None
        : user.MustChangePassword ? SignInDuty.ChangePassword
        : !user.TwoFactorEnabled && IsRequired(user.Role, required) ? SignInDuty.AddSecondFactor
        : SignInDuty.None;

    /// <summary>Whether somebody with that role must have a second factor.</summary>
    public static bool IsRequired(Role role, SecondFactor required) =>
        required == SecondFactor.Everybody || (required == SecondFactor.Administrators && role == Role.Administrator);
}
