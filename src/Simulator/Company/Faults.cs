using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Company;

/// <summary>The ways a company file can misbehave. All off at first; each may be switched at any time.</summary>
public sealed class Faults
{
    private readonly Dictionary<long, (HResult Error, bool IsExecuted)> failures = [];

    /// <summary>How long each answer takes. Waited for by the Web Connector, with its own delay.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>Records another user holds open: id, and how many more attempts fail (3175).</summary>
    public Dictionary<string, int> Locked { get; } = new(StringComparer.Ordinal);

    /// <summary>Records whose list another user just changed: id, and how many more attempts fail (3170).</summary>
    public Dictionary<string, int> ModifiedByAnother { get; } = new(StringComparer.Ordinal);

    /// <summary>A payment changes what is open of an invoice and leaves its time of change as it was; sources disagree.</summary>
    public bool PaymentsLeaveTimes { get; set; }

    /// <summary>Objects (SalesOrder) whose feature is off: 3250.</summary>
    public HashSet<string> FeaturesOff { get; } = new(StringComparer.Ordinal);

    /// <summary>Objects the QuickBooks user has no right to: 3260.</summary>
    public HashSet<string> Forbidden { get; } = new(StringComparer.Ordinal);

    /// <summary>Objects that hold data the application may not see at all: 3261.</summary>
    public HashSet<string> PersonalDataForbidden { get; } = new(StringComparer.Ordinal);

    /// <summary>The application may only read: writes get 3263.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>Personal data (SSN, bank, card numbers) is left out of answers.</summary>
    public bool IsPersonalDataWithheld { get; set; }

    /// <summary>How many more times an iterator breaks when it is continued (3391).</summary>
    public int BrokenContinues { get; set; }

    /// <summary>What QuickBooks thinks of filters on Continue; sources disagree.</summary>
    public ContinueFilters ContinueFilters { get; set; }

    /// <summary>requestID is not echoed.</summary>
    public bool OmitsRequestIds { get; set; }

    /// <summary>So many responses are missing at the end of each answer, though the requests were executed.</summary>
    public int MissingResponses { get; set; }

    /// <summary>Returned objects hold elements no schema knows.</summary>
    public bool AddsUnknownElements { get; set; }

    /// <summary>Values outside the schema: percents with a sign (18.0%), delivery method Mail.</summary>
    public bool WritesOddValues { get; set; }

    /// <summary>What else becomes of each returned object on its way: whatever a broken or hostile QuickBooks may write.</summary>
    public Action<XElement>? Distorts { get; set; }

    /// <summary>How characters of Windows-1252 that are not Latin-1 (curly quotes, dashes, the euro) are written.</summary>
    public CharacterStyle Characters { get; set; }

    /// <summary>How far the clock of the computer is ahead on which somebody works just now; behind when negative.</summary>
    public TimeSpan ClockAhead { get; set; }

    /// <summary>What offset stands behind a local time.</summary>
    public OffsetStyle Offsets { get; set; }

    /// <summary>Answers of executed message sets are not kept (9005).</summary>
    public bool CannotStoreMessageSets { get; set; }

    /// <summary>An oldMessageSetID that is not stored stops the whole set (9002) instead of being ignored.</summary>
    public bool RefusesUnknownOldMessageSets { get; set; }

    /// <summary>A status check gives ErrorRecovery elements in place of the objects.</summary>
    public bool RecoversWithoutObjects { get; set; }

    /// <summary>The edition cannot tell when the file was restored or condensed (3250).</summary>
    public bool KnowsNoActivity { get; set; }

    /// <summary>
    /// Sentences about what does not exist (3120, 3140) leave open which record they mean, as in other wordings of QuickBooks.
    /// </summary>
    public bool SaysNoIds { get; set; }

    /// <summary>The names of those that are on or off.</summary>
    public static IReadOnlyList<string> Switches { get; } =
        [.. typeof(Faults).GetProperties().Where(p => p.PropertyType == typeof(bool)).Select(p => p.Name).Order(StringComparer.Ordinal)];

    /// <summary>Switches some on, named with commas between.</summary>
    /// <exception cref="FormatException">There is none of that name; the message lists those there are.</exception>
    public void Switch(string names)
    {
        foreach (var name in names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var known = Switches.FirstOrDefault(s => s.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new FormatException($"'{name}' is none of {string.Join(", ", Switches)}.");
            typeof(Faults).GetProperty(known)!.SetValue(this, true);
        }
    }

    /// <summary>Texts that make QuickBooks refuse a whole message as unreadable, as an element it does not know would.</summary>
    public HashSet<string> Unreadable { get; } = new(StringComparer.Ordinal);

    /// <summary>The message with this number (from now on, 1 is the next) fails with an HRESULT.</summary>
    /// <param name="number">Which one.</param>
    /// <param name="error">With what.</param>
    /// <param name="isExecuted">Whether its requests are executed all the same.</param>
    public void FailMessage(int number, HResult error, bool isExecuted) => failures[Messages + number] = (error, isExecuted);

    /// <summary>How many messages came so far.</summary>
    public long Messages { get; private set; }

    internal (HResult Error, bool IsExecuted)? NextMessage()
    {
        Messages++;
        return failures.Remove(Messages, out var failure) ? failure : null;
    }

    internal Status? Lock(string id, string objectName, bool isTransaction)
    {
        if (Spend(Locked, id))
        {
            return Status.Locked(id, isTransaction);
        }

        return Spend(ModifiedByAnother, id) ? Status.ModifiedByAnother(objectName) : null;
    }

    private static bool Spend(Dictionary<string, int> remaining, string id)
    {
        if (!remaining.TryGetValue(id, out var left) || left <= 0)
        {
            return false;
        }

        remaining[id] = left - 1;
        return true;
    }
}

/// <summary>How QuickBooks takes the filters of a query when its iterator is continued.</summary>
public enum ContinueFilters
{
    /// <summary>They may be sent or left out.</summary>
    Ignored,

    /// <summary>They must be repeated.</summary>
    Required,

    /// <summary>They must be left out.</summary>
    Refused,
}

/// <summary>The offset QuickBooks writes behind its local times.</summary>
public enum OffsetStyle
{
    /// <summary>The winter offset all year, as QuickBooks does.</summary>
    Winter,

    /// <summary>The right one.</summary>
    Right,

    /// <summary>One that has nothing to do with the clock part.</summary>
    Wrong,

    /// <summary>None.</summary>
    Absent,
}

/// <summary>How QuickBooks writes the characters that Windows-1252 has at 0x80 to 0x9F.</summary>
public enum CharacterStyle
{
    /// <summary>As what they are: an apostrophe is U+2019.</summary>
    Unicode,

    /// <summary>As a reference to the number of the byte: an apostrophe is &amp;#146;.</summary>
    ByteNumbers,

    /// <summary>As the control character of that number: an apostrophe is U+0092.</summary>
    ControlCharacters,
}
