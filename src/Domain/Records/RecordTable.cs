using static WebConnectorSync.Domain.Records.RecordEvent;
using static WebConnectorSync.Domain.Records.RecordState;

namespace WebConnectorSync.Domain.Records;

/// <summary>
/// How a record can go from one state to another. It begins as the app's alone or as QuickBooks' alone. What has no entry cannot happen: a
/// record of QuickBooks alone is not the app's to post, to dispute or to take apart, and a linked one is not linked once more.
/// </summary>
public static class RecordTable
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<RecordState> From { get; } =
        /*                   */ [AppOnly,  QuickBooksOnly, Linked,         Ignored,        Conflict,       Deleted];

    /// <summary>The lines.</summary>
    public static IReadOnlyList<TransitionLine<RecordState, RecordEvent>> All { get; } =
    [
        new(SyncFromApp,         AppOnly,  No,             No,             AppOnly,        AppOnly,        AppOnly),
        new(SyncFromQuickBooks,  No,       QuickBooksOnly, No,             QuickBooksOnly, QuickBooksOnly, QuickBooksOnly),

        // A linked one too: the app gave it something that is ignored to refer to.
        new(Ignore,              Ignored,  Ignored,        Ignored,        Ignored,        Ignored,        No),
        new(Link,                Linked,   Linked,         No,             Linked,         Linked,         Linked),

        // While a post was under way much may have happened to its record; what QuickBooks took counts.
        new(Post,                Linked,   No,             Linked,         Linked,         Linked,         Linked),
        new(Dispute,             Conflict, No,             Conflict,       Conflict,       Conflict,       Conflict),
        new(SetAside,            No,       Conflict,       No,             No,             No,             No),
        new(Split,               AppOnly,  No,             AppOnly,        AppOnly,        AppOnly,        AppOnly),
        new(Unlink,              No,       No,             QuickBooksOnly, QuickBooksOnly, QuickBooksOnly, No),
        new(Delete,              Deleted,  Deleted,        Deleted,        Deleted,        Deleted,        Deleted),
    ];

    /// <summary>The same, to be asked.</summary>
    public static TransitionTable<RecordState, RecordEvent, RecordState> Transitions { get; } =
        TransitionTable.Of("a record", From, All);

    private static RecordState? No => null;
}
