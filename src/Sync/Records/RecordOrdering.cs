using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Records;

/// <summary>
/// Records in an order, from behind one of them on. Both databases put what has no value below everything else. The first condition of a
/// pair is what an index is searched with.
/// </summary>
internal static class RecordOrdering
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Where the record stands in that order, for the address of the page behind it.</summary>
    public static string KeyOf(Record record, RecordOrder order) => $"{record.Id:N}~" + order switch
    {
        RecordOrder.Name => record.Name,
        RecordOrder.Date => record.TxnOn?.ToString(Day, CultureInfo.InvariantCulture),
        RecordOrder.Changed => record.ModifiedAt.Ticks.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The records behind a key, in that order.</summary>
    public static IQueryable<Record> Behind(this IQueryable<Record> records, string? key, RecordOrder order, bool isDown)
    {
        var (id, value) =
            key?.Split('~', 2) is [var first, var rest] && Guid.TryParse(first, out var last) ? (last, rest) : ((Guid?)null, "");
        return order switch
        {
            RecordOrder.Name => ByName(records, id, value, isDown),
            RecordOrder.Date => ByDate(records, id, value, isDown),
            RecordOrder.Changed => ByChange(records, id, value, isDown),
        };
    }

    [SuppressMessage(
        "Globalization", "CA1309:Use ordinal string comparison", Justification = "The database compares, by the collation it sorts with.")]
    private static IQueryable<Record> ByName(IQueryable<Record> records, Guid? id, string name, bool isDown)
    {
        if (id is not null)
        {
            records = (name.Length > 0, isDown) switch
            {
                (true, false) => records.Where(r => string.Compare(r.Name, name) >= 0 && (string.Compare(r.Name, name) > 0 || r.Id > id)),
                (true, true) => records.Where(
                    r => r.Name == null || (string.Compare(r.Name, name) <= 0 && (string.Compare(r.Name, name) < 0 || r.Id < id))),
                (false, false) => records.Where(r => r.Name != null || r.Id > id),
                (false, true) => records.Where(r => r.Name == null && r.Id < id),
            };
        }

        return isDown ? records.OrderByDescending(r => r.Name).ThenByDescending(r => r.Id) : records.OrderBy(r => r.Name).ThenBy(r => r.Id);
    }

    private static IQueryable<Record> ByDate(IQueryable<Record> records, Guid? id, string text, bool isDown)
    {
        if (id is not null)
        {
            var hasDay = DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            records = (hasDay, isDown) switch
            {
                (true, false) => records.Where(r => r.TxnOn >= day && (r.TxnOn > day || r.Id > id)),
                (true, true) => records.Where(r => r.TxnOn == null || (r.TxnOn <= day && (r.TxnOn < day || r.Id < id))),
                (false, false) => records.Where(r => r.TxnOn != null || r.Id > id),
                (false, true) => records.Where(r => r.TxnOn == null && r.Id < id),
            };
        }

        return isDown
            ? records.OrderByDescending(r => r.TxnOn).ThenByDescending(r => r.Id) : records.OrderBy(r => r.TxnOn).ThenBy(r => r.Id);
    }

    private static IQueryable<Record> ByChange(IQueryable<Record> records, Guid? id, string text, bool isDown)
    {
        if (id is not null
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks)
        {
            var at = new DateTime(ticks, DateTimeKind.Utc);
            records = isDown
                ? records.Where(r => r.ModifiedAt <= at && (r.ModifiedAt < at || r.Id < id))
                : records.Where(r => r.ModifiedAt >= at && (r.ModifiedAt > at || r.Id > id));
        }

        return isDown
            ? records.OrderByDescending(r => r.ModifiedAt).ThenByDescending(r => r.Id)
            : records.OrderBy(r => r.ModifiedAt).ThenBy(r => r.Id);
    }
}
