namespace WebConnectorSync.Domain.Companies;

/// <summary>
/// The newest records known bear witness for the file. A backup that is restored takes the newest away first: what is missing while
/// something newer is unchanged in its place was deleted or merged by somebody, and says nothing.
/// </summary>
public static class WitnessRule
{
    /// <summary>What the witnesses say together.</summary>
    /// <param name="witnesses">Those that were asked and whose question was answered.</param>
    /// <param name="asked">How many were asked.</param>
    public static WitnessFinding Find(IReadOnlyCollection<WitnessSeen> witnesses, int asked)
    {
        if (witnesses.Count == 0 && asked > 0)
        {
            return WitnessFinding.Silent;
        }

        var unchanged = witnesses.Where(w => w.Found == w.Known).Select(w => w.Known).DefaultIfEmpty(long.MinValue).Max();
        var open = witnesses.Where(w => !w.IsExplained && w.Known > unchanged).ToList();
        var isAnyThere = witnesses.Any(w => w.Found is not null);
        return open.Exists(w => w.Found is null) ? isAnyThere ? WitnessFinding.Behind : WitnessFinding.Gone
            : open.Exists(w => w.Found < w.Known) ? WitnessFinding.Older
            : isAnyThere ? WitnessFinding.InPlace
            : WitnessFinding.NoneKnown;
    }
}

/// <summary>A witness and what the open file has of it.</summary>
/// <param name="Known">The EditSequence known: the time of its last change, in seconds.</param>
/// <param name="Found">The EditSequence in the open file; null when it does not know the record.</param>
/// <param name="IsExplained">QuickBooks itself tells that it was deleted, or brings it as changed.</param>
public readonly record struct WitnessSeen(long Known, long? Found, bool IsExplained);

/// <summary>What the witnesses say.</summary>
public enum WitnessFinding
{
    /// <summary>There is none, or each of them was deleted in an ordinary way.</summary>
    NoneKnown,

    /// <summary>The file knows what it should.</summary>
    InPlace,

    /// <summary>It knows some, and not the newest.</summary>
    Behind,

    /// <summary>It knows them, and the newest as they were before, or as a computer whose clock is behind saved them since.</summary>
    Older,

    /// <summary>It knows none of them.</summary>
    Gone,

    /// <summary>QuickBooks refused each of the questions.</summary>
    Silent,
}
