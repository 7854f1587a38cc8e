using static WebConnectorSync.Domain.Records.TwinAnswer;

namespace WebConnectorSync.Domain.Records;

/// <summary>
/// The gate that every new record of the app passes before it leaves, whatever led there: a first put, one after a deletion, a reset or a
/// restored backup, a second id of the app. What a person has said of it counts until QuickBooks has lost the record again.
/// </summary>
public static class TwinTable
{
    /// <summary>The lines: what stands there, what follows, and what follows where a person has kept the two apart.</summary>
    public static IReadOnlyList<(Twin Found, TwinAnswer Undecided, TwinAnswer KeptApart)> All { get; } =
    [
        (Twin.None,      Write, Write),
        (Twin.Deleted,   Write, Write),
        (Twin.Free,      Link,  Write),
        (Twin.Claimed,   Ask,   Write),
        (Twin.Differing, Ask,   Write),
        (Twin.Several,   Ask,   Write),
        (Twin.Linked,    Ask,   Write),
        (Twin.UnderWay,  Wait,  Write),
    ];

    /// <summary>What follows.</summary>
    public static TwinAnswer Of(Twin found, Settlement? decided)
    {
        var line = All.Single(l => l.Found == found);
        return decided is null ? line.Undecided : line.KeptApart;
    }

    /// <summary>What several finds come to.</summary>
    /// <param name="free">How many no record of the app is linked to.</param>
    /// <param name="isSameAmount">Whether the free one may be over the same amount.</param>
    /// <param name="linked">How many are linked to other records of the app.</param>
    /// <param name="isClaimed">Whether another record of the app that QuickBooks does not have looks the same.</param>
    /// <param name="isUnderWay">Whether such a one is on its way.</param>
    /// <param name="isDeleted">Whether one is known as deleted.</param>
    public static Twin Found(
        int free, bool isSameAmount, int linked, bool isClaimed, bool isUnderWay, bool isDeleted) => (free, linked) switch
    {
        (> 1, _) or (1, > 0) => Twin.Several,
        (1, _) => isClaimed ? Twin.Claimed : isSameAmount ? Twin.Free : Twin.Differing,
        (_, > 0) => Twin.Linked,
        _ => isUnderWay ? Twin.UnderWay : isDeleted ? Twin.Deleted : Twin.None,
    };
}
