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
