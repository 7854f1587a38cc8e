using System.Globalization;
using System.Reflection;

namespace WebConnectorSync.Domain.Catalogue;

/// <summary>
/// The error catalogue: what every code of QuickBooks, of the Web Connector and of this server means. Every question has an answer;
/// a code without an entry gets the words of its range or general ones (<see cref="Meaning.IsKnown"/> is false then).
/// </summary>
public static class Meanings
{
    /// <summary>The Web Connector's code for a password that was not accepted.</summary>
    public const string WrongPassword = "QBWC1040";

    private const int NameTaken = 3100;
    private const int CannotDelete = 3160;
    private const string RuleBroken = "3210";

    // What is no number at all is kept unchanged, cut to what a code may be.
    private const int LongestCode = 20;

    private static readonly IReadOnlyList<CatalogueEntry> Entries = CatalogueFile.Read(Text());

    private static readonly Dictionary<(MeaningKind, string), Meaning> OneCode =
        Entries.Where(e => e.IsOneCode).ToDictionary(e => (e.Meaning.Kind, e.Low), e => e.Meaning);

    private static readonly ILookup<MeaningKind, CatalogueEntry> Ranges =
        Entries.Where(e => !e.IsOneCode).ToLookup(e => e.Meaning.Kind);

    /// <summary>Every entry in the order of the data file, without those that stand in for unknown codes.</summary>
    public static IReadOnlyList<Meaning> All { get; } = [.. Entries.Select(e => e.Meaning).Where(m => m.IsKnown)];

    /// <summary>Every entry that stands in for codes without one.</summary>
    internal static IReadOnlyList<Meaning> Fallbacks { get; } = [.. Entries.Select(e => e.Meaning).Where(m => !m.IsKnown)];

    /// <summary>
    /// What the statusCode of one request means. QuickBooks' text decides with it: an error whose text speaks of a lock is transient
    /// whatever its code (where the outcome is unknown it stays so), and <see cref="Retry.ByText"/> becomes no when there is a text
    /// that does not.
    /// </summary>
    /// <param name="code">statusCode of the response; the codes of a message set (600, 9001 to 9005) are understood too.</param>
    /// <param name="quickBooksText">statusMessage of the response, as received.</param>
    public static Meaning Status(int code, string? quickBooksText = null)
    {
        var meaning = Find(MeaningKind.Status, Decimal(code));
        if (!meaning.IsKnown && OneCode.TryGetValue((MeaningKind.MessageSet, Decimal(code)), out var ofSet))
        {
            return ofSet;
        }

        if (code >= QuickBooksCodes.FirstRefusal && meaning.Outcome == WriteOutcome.NotApplied && IsLocked(code, quickBooksText))
        {
            return Own(OwnCodes.Locked) with { Code = Decimal(code), Kind = MeaningKind.Status };
        }

        return meaning.Retry == Retry.ByText && !string.IsNullOrWhiteSpace(quickBooksText)
            ? QuickBooksPhrases.InOurWords(meaning with { Retry = Retry.No }, quickBooksText)
            : meaning.Code == RuleBroken ? QuickBooksPhrases.InOurWords(meaning, quickBooksText)
            : meaning;
    }

    /// <summary>What the messageSetStatusCode of an answer means (only sent where message-set ids were used).</summary>
    public static Meaning MessageSet(int code) => Find(MeaningKind.MessageSet, Decimal(code));

    /// <summary>What the hresult of connectionError or receiveResponseXML means.</summary>
    /// <param name="hex">"0x80040414" in any case, with or without 0x; the signed decimal of some logs ("-2147220460") is understood
    /// too.</param>
    public static Meaning HResult(string hex) => Find(MeaningKind.HResult, EightDigits(hex));

    /// <summary>
    /// What the hresult of a failure means that came at that moment. Where QuickBooks was to be opened, a code without an entry says at
    /// least that.
    /// </summary>
    public static Meaning HResult(string hex, Moment moment) => HResult(hex) is { } meaning && (meaning.IsKnown || moment != Moment.Opening)
        ? meaning.At(moment)
        : Own(OwnCodes.OpenFailed) with { Code = HResult(hex).Code, Kind = MeaningKind.HResult, IsKnown = false };

    /// <summary>What a number in the Web Connector's window or log means ("QBWC1040" or "1040").</summary>
    public static Meaning Connector(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var name = code.Trim().ToUpperInvariant();
        return Find(MeaningKind.Connector, name.StartsWith("QBWC", StringComparison.Ordinal) ? name : "QBWC" + name);
    }

    /// <summary>What one of <see cref="OwnCodes"/> means.</summary>
    public static Meaning Own(string code) => Find(MeaningKind.Own, code);

    private static Meaning Find(MeaningKind kind, string code)
    {
        if (OneCode.TryGetValue((kind, code), out var exact))
        {
            return exact;
        }

        // The data file lists ranges before what stands in for them, and the last resort at the end.
        return Ranges[kind].First(e => e.Covers(code)).Meaning with { Code = code };
    }

    // The text of 3100 always says "in use" (the name is), and that of 3160 may (other records use it); neither goes away by waiting.
    private static bool IsLocked(int code, string? text) => code switch
    {
        NameTaken => false,
        CannotDelete => QuickBooksText.SaysLockedBeyondDoubt(text),
        _ => QuickBooksText.SaysLocked(text),
    };

    private static string EightDigits(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        var text = hex.Trim();
        if (text.StartsWith('-') && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var signed))
        {
            return "0x" + signed.ToString("X8", CultureInfo.InvariantCulture);
        }

        var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        return uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? "0x" + number.ToString("X8", CultureInfo.InvariantCulture)
            : text[..Math.Min(text.Length, LongestCode)];
    }

    private static string Decimal(int code) => code.ToString(CultureInfo.InvariantCulture);

    private static string Text()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("codes.txt")!);
        return reader.ReadToEnd();
    }
}
