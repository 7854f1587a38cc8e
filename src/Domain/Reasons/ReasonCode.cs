namespace WebConnectorSync.Domain.Reasons;

/// <summary>Why a record or a post stands as it does. The sentence of each, with its arguments: <see cref="ReasonTexts"/>.</summary>
public enum ReasonCode
{
    // A rule keeps the record out.
    OnlyInQuickBooks,
    OnlyInApp,
    CreatedBefore,
    DatedBefore,
    ExcludedJob,
    ExcludedJobPattern,
    NotLowestLevel,
    InactiveEmployee,
    NoVendors,
    NotEligibleFor1099,
    NotChosenVendor,
    OtherPaymentMethod,
    NoPaymentMethod,
    RefersToIgnored,

    // A person decided.
    KeptOut,
    TakenApart,
    TakenOver,
    TakenBack,

    // It waits for a person.
    OnRequest,
    DeletedThere,
    MergedThere,
    LostWithBackup,
    MayBeOne,
    MayBeSeveral,
    LinkedToAnother,
    OneOfSeveral,
    ValuesDiffer,
    BothChanged,
    ParentUndecided,
    NotFindable,

    // It waits for something else.
    SetAside,
    AfterReset,
    SectionUnread,
    WaitsForRecord,
    ParentRefused,
    ParentTakenBack,
    LikeOneUnderWay,
    NotReadYet,
    NotThereYet,

    // It is on its way.
    CustomFieldsFollow,
    ReadAgain,
    NamedAsked,
    AnswerLost,
    InDoubt,
    NotFound,
    LookUpUnanswered,
    LookUpRefused,
    OthersChangedNothing,
    AppCounts,
    SmallerMessage,

    // Something went wrong; the code is one of the catalogue's.
    Failure,

    // It has come to an end.
    HadItAlready,
    NothingToWrite,
    NeverPosted,
    AppDeletedFirst,
    KeptInQuickBooks,
    RecordGone,
    QuickBooksCounts,
    Unlinked,
    VoidedForApp,
    DeletedForApp,
    DeletedInQuickBooks,
    DeletedInQuickBooksOn,
    Vanished,
    VanishedOrMerged,
    MergedInto,

    // The rest of a chain that is too long to be kept.
    AndSoOn,
}
