using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Queries;

/// <summary>A result set fixed when its iterator was started; it lives as long as the QuickBooks session.</summary>
internal sealed class OpenIterator(string requestName, string filters, IReadOnlyList<Record> records)
{
    private int position;

    public string Id { get; } = Guid.NewGuid().ToString("B");

    public string RequestName { get; } = requestName;

    /// <summary>The filters it was started with, as text, for hosts that want them repeated.</summary>
    public string Filters { get; } = filters;

    public int Remaining => records.Count - position;

    public IReadOnlyList<Record> Next(int count)
    {
        var page = records.Skip(position).Take(count).ToList();
        position += page.Count;
        return page;
    }
}
