namespace WebConnectorSync.Domain.Rules;

/// <summary>Why a rule keeps a record out.</summary>
/// <param name="Clause">The reason as a clause: it was created before 2026-01-01.</param>
/// <param name="Reach">What that means for records that refer to it.</param>
public sealed record Finding(string Clause, Reach Reach)
{
    private const string Because = "Ignored because ";

    /// <summary>The reason as a sentence, as it is stored at the record.</summary>
    public string Reason => $"{Because}{Clause}.";

    /// <summary>The clause of a reason that was stored; the reason itself where it is another sentence.</summary>
    public static string ClauseOf(string reason) =>
        (reason.StartsWith(Because, StringComparison.Ordinal) ? reason[Because.Length..] : reason).TrimEnd('.');
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
