namespace WebConnectorSync.Domain.Sections;

/// <summary>By which time the records of a section are put in order when there are so many that they are read in windows.</summary>
public enum WindowAxis
{
    /// <summary>A transaction's date: whoever waits for a first sync sees this year's work first.</summary>
    TxnDate,

    /// <summary>The time of the last change, of lists: they have no date, and their names are in an order only QuickBooks knows.</summary>
    Modified,

    /// <summary>
    /// The time of the last change, of what changed since the last sync. The oldest window comes first: where it begins QuickBooks itself
    /// has said, and what is changed meanwhile moves to a window still to come.
    /// </summary>
    ModifiedSince,
}
