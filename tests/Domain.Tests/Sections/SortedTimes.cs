namespace WebConnectorSync.Domain.Tests.Sections;

/// <summary>Times of many records, which are counted as often as a walk has windows.</summary>
internal sealed class SortedTimes(IEnumerable<DateTime> times)
{
    private readonly DateTime[] sorted = [.. times.Order()];

    public int Count => sorted.Length;

    /// <summary>How many are not before one moment and before another; null for no limit.</summary>
    public int Between(DateTime? from, DateTime? before) =>
        (before is { } end ? Before(end) : sorted.Length) - (from is { } begin ? Before(begin) : 0);

    private int Before(DateTime moment)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < moment ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
