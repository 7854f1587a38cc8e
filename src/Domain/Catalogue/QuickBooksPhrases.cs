using System.Text.RegularExpressions;

namespace WebConnectorSync.Domain.Catalogue;

/// <summary>
/// What QuickBooks says again and again under codes that only mean "refused", in a bookkeeper's words. QuickBooks' own sentence is shown
/// beside it, whether it is known here or not.
/// </summary>
internal static class QuickBooksPhrases
{
    private static readonly (Regex Said, string Message, string Advice)[] All =
    [
        (Pattern("not (in )?balance|out of balance|debits? .*credits?"),
            "The amounts of the lines do not add up to the same sum on both sides.",
            "Correct the amounts so that debits and credits are equal, then post the record again."),
        (Pattern("closing date|closed period|books (have been|are) closed"),
            "The date lies in a period that is closed in QuickBooks.",
            "Ask whoever closed the books to open the period, or change the date of the record."),
        (Pattern(@"\binactive\b|not active"),
            "The record uses a customer, an item or an account that was made inactive in QuickBooks.",
            "Make it active again in QuickBooks, or use another one, then post the record again."),
        (Pattern("already (been )?(fully )?paid|paid in full|amount.*(exceeds?|more than|greater than).*(balance|due|unpaid|remaining)"),
            "More was to be applied than is still open on the document.",
            "Look in QuickBooks what has been paid already, and apply no more than the rest."),
        (Pattern("reconciled|cleared"),
            "The record has been reconciled with a bank statement in QuickBooks.",
            "Undo the reconciliation in QuickBooks if the record has to change."),
        (Pattern("deposited|part of a deposit|in a deposit"),
            "The payment lies in a bank deposit, which keeps it as it is.",
            "Take the payment out of the deposit in QuickBooks first."),
        (Pattern("(choose|select|enter|specify) an? (customer|vendor|name)|must (have|include) an? (customer|vendor)"),
            "An account for receivables or payables was used without saying which customer or vendor it is.",
            "Add the customer or vendor to the line with that account."),
        (Pattern("account type|wrong type of account|account (is|has) .*(invalid|wrong) type|not .*type of account"),
            "An account of the wrong kind was used.",
            "Choose an account of the kind that QuickBooks names below, then post the record again."),
        (Pattern("tax code|taxable|sales tax"),
            "The sales tax of the record does not fit the settings of this company file.",
            "Compare tax item and tax codes of the record with a similar one made in QuickBooks by hand."),
        (Pattern("on hand|insufficient quantit|not enough (quantity|inventory)"),
            "There is not enough of an item in stock.",
            "Correct the quantity, or receive the item in QuickBooks first."),
        (Pattern("negative|(greater|more) than zero|must be positive|less than zero"),
            "An amount or a total would be negative where QuickBooks allows none.",
            "Correct the amounts; money that goes back to a customer is a credit memo."),
        (Pattern("exchange rate|currenc(y|ies)"),
            "The currencies of the record and of the customer, vendor or account differ.",
            "Use an account and a party of the same currency."),
        (Pattern("maximum|limit (of|has been)|too many (names|items|accounts)|list is full"),
            "A list in QuickBooks is full.",
            "Remove or merge entries that nobody needs in QuickBooks, then post the record again."),
        (Pattern("permission|not (authorized|allowed) to|access .*denied"),
            "The QuickBooks user of this connection may not do this.",
            "Ask the QuickBooks administrator to extend the rights of that user."),
    ];

    /// <summary>The meaning with our words for the text, where the text is known; that nothing was written stands at its end.</summary>
    public static Meaning InOurWords(Meaning meaning, string? quickBooksText)
    {
        var text = QuickBooksText.Sentence(quickBooksText) ?? quickBooksText ?? "";
        return Array.Find(All, phrase => phrase.Said.IsMatch(text)) is { Said: not null } known
            ? meaning with { Message = $"{known.Message} Nothing was written.", Advice = known.Advice }
            : meaning;
    }

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
