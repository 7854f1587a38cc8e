using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Domain.Posts;

/// <summary>Says what kept a request from being taken, by how the records stand that it names.</summary>
public static class NamedRecords
{
    /// <summary>The code and the particulars; null when they say nothing about it, and QuickBooks' own words are all there is.</summary>
    /// <param name="trouble">What QuickBooks found wrong.</param>
    /// <param name="named">The records it was asked about.</param>
    public static (string Code, string Words)? Say(IdTrouble trouble, IReadOnlyList<NamedRecord> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        List<NamedRecord> gone = [.. named.Where(n => n.Standing is NamedStanding.Gone or NamedStanding.Merged)];
        if (gone.Count > 0)
        {
            return (
                gone.Exists(n => n.Standing == NamedStanding.Merged) ? OwnCodes.ReferenceMerged : OwnCodes.ReferenceGone,
                string.Join(" ", gone.Select(Gone)));
        }

        List<NamedRecord> paid = [.. named.Where(n => n.Standing == NamedStanding.Paid)];
        return trouble == IdTrouble.Overpaid && paid.Count > 0
            ? (OwnCodes.AlreadyPaid, string.Join(" ", paid.Select(Paid)))
            : null;
    }

    private static string Gone(NamedRecord record) => record.Standing == NamedStanding.Merged
        ? $"The {record.Word} \"{record.Name}\" was merged with \"{record.By}\" in QuickBooks."
        : $"The {record.Word} \"{record.Name}\" does not exist in QuickBooks any more.";

    private static string Paid(NamedRecord record) =>
        $"The {record.Word} \"{record.Name}\" is paid already{(record.By is null ? "" : $", by {record.By}")}.";
}
