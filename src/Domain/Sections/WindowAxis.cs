namespace WebConnectorSync.Domain.Sections;

/// <summary>By which time the records of a section are put in order when a first sync is cut into windows.</summary>
public enum WindowAxis
{
    /// <summary>A transaction's date: whoever waits for a first sync sees this year's work first.</summary>
    TxnDate,

    /// <summary>The time of the last change, of lists: they have no date, and their names are in an order only QuickBooks knows.</summary>
    Modified,
}
