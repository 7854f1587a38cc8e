using WebConnectorSync.Domain.Reasons;

namespace WebConnectorSync.Domain.Rules;

/// <summary>Why a record does not sync.</summary>
/// <param name="Reason">The reason, as it is stored at the record.</param>
/// <param name="Reach">What that means for records that refer to it.</param>
public sealed record Finding(Reason Reason, Reach Reach)
{
    /// <summary>The finding for a reason, whether it was found now or stored before.</summary>
    public static Finding Of(Reason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(reason, reason.Code switch
        {
            ReasonCode.CreatedBefore => Reach.ComesAlong,
            ReasonCode.NotLowestLevel => Reach.NotBelow,
            ReasonCode.InactiveEmployee => Reach.Nothing,
            _ => Reach.Everything,
        });
    }

    /// <summary>The finding for a rule.</summary>
    public static Finding Of(ReasonCode code, params IReadOnlyList<string> arguments) => Of(Reason.Of(code, arguments));
}

/// <summary>What the ignoring of a record means for records that refer to it.</summary>
public enum Reach
{
    /// <summary>They are ignored too.</summary>
    Everything,

    /// <summary>They are ignored too, except those that stand below it.</summary>
    NotBelow,

    /// <summary>It comes along when one of them syncs.</summary>
    ComesAlong,

    /// <summary>Nothing.</summary>
    Nothing,
}

/// <summary>A record that another one refers to and that does not sync.</summary>
/// <param name="Role">What it is to the other one: customer, vendor, item.</param>
/// <param name="Name">Its full name or number.</param>
/// <param name="IsAbove">Whether the other one stands below it (its job).</param>
/// <param name="Finding">Why it does not sync.</param>
public sealed record IgnoredReference(string Role, string? Name, bool IsAbove, Finding Finding);
