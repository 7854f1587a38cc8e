using System.Collections.Frozen;
using System.Globalization;
using WebConnectorSync.Domain.Catalogue;
using static WebConnectorSync.Domain.Reasons.ReasonCode;

namespace WebConnectorSync.Domain.Reasons;

/// <summary>The words of every reason. Nothing is decided by them, so they may be reworded at any time.</summary>
public static class ReasonTexts
{
    // Clauses: "Left out because ...", and what refers to the record hands them on.
    private static readonly FrozenDictionary<ReasonCode, string> Clauses = new Dictionary<ReasonCode, string>
    {
        [OnlyInQuickBooks] = "{0} found only in QuickBooks are left out by the rules",
        [OnlyInApp] = "{0} found only in the app are left out by the rules",
        [CreatedBefore] = "it was created before {0}",
        [DatedBefore] = "it is dated before {0}",
        [ExcludedJob] = "it is one of the excluded jobs",
        [ExcludedJobPattern] = "its name fits {0} among the excluded jobs",
        [NotLowestLevel] = "it has jobs below it and only jobs of the lowest level sync",
        [InactiveEmployee] = "this employee is inactive",
        [NoVendors] = "vendors do not sync",
        [NotEligibleFor1099] = "this vendor is not eligible for 1099",
        [NotChosenVendor] = "this vendor is not among the chosen ones",
        [OtherPaymentMethod] = "payments by {0} do not sync",
        [NoPaymentMethod] = "it has no payment method and only payments by chosen methods sync",
        [RefersToIgnored] = "its {0} {1} is left out",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ReasonCode, string> Sentences = new Dictionary<ReasonCode, string>
    {
        [KeptOut] = "{0} decided that it does not sync.",
        [TakenApart] = "{0} took it apart from the record in QuickBooks.",
        [TakenOver] = "{0} decided that QuickBooks' record is \"{1}\" of the app, so this one does not sync.",
        [TakenBack] = "Taken back on request.",

        [OnRequest] = "Waits until it is posted on request.",
        [DeletedThere] = "It was deleted in QuickBooks. Post it on request to create it there again.",
        [MergedThere] = "It was merged with \"{0}\" in QuickBooks. Name that one, or post it on request to create it there again.",
        [LostWithBackup] = "QuickBooks lost it when a backup was restored. Try again to write it once more, or take it back.",
        [MayBeOne] = "A record in QuickBooks may be this one, but the app has several that look like it. Somebody must decide.",
        [MayBeSeveral] = "{0} records in QuickBooks may be this one. Somebody must decide which one it is, or that it is another one.",
        [LinkedToAnother] = "QuickBooks has a record like this one, and it is linked to \"{0}\" of the app. Somebody must decide " +
            "whether this is the same one or another.",
        [OneOfSeveral] = "{0} records in QuickBooks may be this one, and it is not known whether one of them is.",
        [ValuesDiffer] = "QuickBooks and the app both have it, with different values ({0}). Somebody must decide which side counts.",
        [BothChanged] = "The record was changed in QuickBooks and in the app; somebody must decide which side counts.",
        [ParentUndecided] = "Waits because somebody must decide first about its {0} {1}.",
        [NotFindable] = "It could not be looked up in QuickBooks. Compare it there, then send it again or take it back.",

        [SetAside] = "Waits until the section has been read completely: it may be a record that the app has already.",
        [AfterReset] = "Waits until QuickBooks has shown the record again after the reset.",
        [SectionUnread] = "Waits until its section has been read from QuickBooks once, so that nothing is added that is there already.",
        [WaitsForRecord] = "Waits for {0}, which is not in QuickBooks yet.",
        [ParentRefused] = "It refers to {0} ({1}), which could not be written.",
        [ParentTakenBack] = "Its post was taken back.",
        [LikeOneUnderWay] = "Another one of the app like it is on its way to QuickBooks; waits until it is known what became of that.",
        [NotReadYet] = "Waits until the record was read from QuickBooks once more.",
        [NotThereYet] = "Waits until the record is in QuickBooks.",

        [CustomFieldsFollow] = "Its custom fields follow.",
        [ReadAgain] = "The record changed in QuickBooks meanwhile; it is read again first.",
        [NamedAsked] = "QuickBooks refused it because of a record that it names; that one is asked for first.",
        [AnswerLost] = "It was sent, and it is not known whether QuickBooks took it; the next contact begins with asking.",
        [InDoubt] = "It is not known whether QuickBooks took it; it is looked up before anything is sent again.",
        [NotFound] = "It was looked up in QuickBooks and is not there, so it goes out again.",
        [LookUpUnanswered] = "QuickBooks was asked about it and did not answer; it is asked again.",
        [LookUpRefused] = "QuickBooks was asked about it and said: {0}",
        [OthersChangedNothing] = "The record changed in QuickBooks meanwhile, but nothing that the app manages.",
        [AppCounts] = "The record changed in QuickBooks meanwhile; by the rules the app's side counts.",
        [SmallerMessage] = "QuickBooks could not read the message it was in; it goes out with fewer others.",

        [HadItAlready] = "QuickBooks had it so already.",
        [NothingToWrite] = "QuickBooks has what the app has.",
        [NeverPosted] = "The app deleted the record before it was posted.",
        [AppDeletedFirst] = "The app deleted it before QuickBooks had it.",
        [KeptInQuickBooks] = "The app deleted the record; in QuickBooks it stays.",
        [RecordGone] = "The record is not here any more.",
        [QuickBooksCounts] = "The record changed in QuickBooks meanwhile; by the rules QuickBooks' side counts.",
        [Unlinked] = "The app deleted its side; in QuickBooks the record stays.",
        [VoidedForApp] = "Voided in QuickBooks because the app deleted it.",
        [DeletedForApp] = "Deleted in QuickBooks because the app deleted it.",
        [DeletedInQuickBooks] = "Deleted in QuickBooks.",
        [DeletedInQuickBooksOn] = "Deleted in QuickBooks on {0}.",
        [Vanished] = "No longer in QuickBooks.",
        [VanishedOrMerged] = "No longer in QuickBooks; perhaps merged with another.",
        [MergedInto] = "Merged with \"{0}\" in QuickBooks.",
        [AndSoOn] = "...",
    }.ToFrozenDictionary();

    /// <summary>The reason as a sentence, with the sentences of what it follows from.</summary>
    public static string Sentence(Reason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (Clauses.ContainsKey(reason.Code))
        {
            return $"Left out because {Clause(reason)}.";
        }

        var own = reason.Code == Failure
            ? OfFailure(reason.Arguments[0], reason.Arguments.ElementAtOrDefault(1))
            : Fill(Sentences[reason.Code], reason);
        return reason.Because is { } because ? $"{own} {Sentence(because)}" : own;
    }

    /// <summary>The reason as the end of a sentence that it gives the reason for.</summary>
    private static string Clause(Reason reason)
    {
        if (!Clauses.TryGetValue(reason.Code, out var text))
        {
            return Sentence(reason).TrimEnd('.') is { Length: > 0 } words ? words : "...";
        }

        return reason.Because is { } because ? $"{Fill(text, reason)}: {Clause(because)}" : Fill(text, reason);
    }

    private static string OfFailure(string code, string? detail) => CodeExplanations.Say(CodeExplanations.Of(code, detail), detail);

    private static string Fill(string text, Reason reason) =>
        reason.Arguments.Count == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, [.. reason.Arguments]);
}
