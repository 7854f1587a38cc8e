namespace WebConnectorSync.Server.Pages.Rules;

/// <summary>A choice inside a sentence of the rules.</summary>
/// <param name="Key">Its name in the document: quickBooksOnly.</param>
/// <param name="Label">Its name on the page: "Only in QuickBooks".</param>
/// <param name="Before">The sentence before the choice.</param>
/// <param name="Options">What can be chosen: the document's word, the words in the sentence, the short words in the table.</param>
internal sealed record RuleChoice(
    string Key, string Label, string Before, IReadOnlyList<(string Word, string Sentence, string Short)> Options)
{
    /// <summary>What holds for every section, or for one as an exception.</summary>
    public static readonly IReadOnlyList<RuleChoice> OfSections =
    [
        new(
            "quickBooksOnly",
            "Only in QuickBooks",
            "When a record is only in QuickBooks,",
            [("create", "create it in your app", "Create in app"), ("ignore", "leave it out", "Leave out")]),
        new(
            "appOnly",
            "Only in your app",
            "When a record is only in your app,",
            [("create", "create it in QuickBooks", "Create in QuickBooks"), ("ignore", "leave it out", "Leave out")]),
        new(
            "post",
            "Posting",
            "What your app sends goes to QuickBooks",
            [("atOnce", "with the next contact", "Next contact"), ("onRequest", "when somebody posts it", "On request")]),
        new("conflict", "Both changed", "When both sides changed the same record,",
            [("quickBooks", "QuickBooks' values count", "QuickBooks"), ("app", "your app's values count", "Your app"),
                ("newest", "the newer values count", "The newer"), ("ask", "ask somebody", "Ask")]),
        new(
            "afterPosting",
            "Changed later",
            "When your app changes what was posted,",
            [("modify", "change it in QuickBooks", "Change it"), ("locked", "delete it in QuickBooks and post it again", "Post again")]),
        new("onDelete", "Deleted in app", "When your app deletes a record,",
            [("unlink", "leave it in QuickBooks, unlinked", "Leave it"), ("void", "void it in QuickBooks", "Void"),
                ("delete", "delete it in QuickBooks", "Delete")]),
        new("characters", "Letters", "When a text has letters QuickBooks cannot keep,",
            [("refuse", "refuse the record and say which", "Refuse"),
                ("transliterate", "write them in plain letters", "Plain letters"),
                ("send", "send them; QuickBooks shows question marks", "Send")]),
    ];

    /// <summary>Whether each contact reads.</summary>
    public static readonly RuleChoice Import = new("import", "Reading from QuickBooks", "At each contact,",
        [("automatic", "read what changed in QuickBooks", ""), ("onDemand", "read only when somebody asked for a sync", "")]);

    /// <summary>Which jobs.</summary>
    public static readonly RuleChoice Jobs = new(
        "jobs.include", "Jobs", "Of the jobs, take", [("all", "every one", ""), ("lowestLevel", "only those without jobs below them", "")]);

    /// <summary>Which employees.</summary>
    public static readonly RuleChoice Employees = new(
        "employees.include", "Employees", "Of the employees, take", [("active", "those that are active", ""), ("all", "every one", "")]);

    /// <summary>Which vendors.</summary>
    public static readonly RuleChoice Vendors = new("vendors.include", "Vendors", "Of the vendors, take",
        [("all", "every one", ""), ("none", "none", ""),
            ("eligible1099", "those eligible for 1099", ""), ("chosen", "only those chosen below", "")]);

    /// <summary>The words of one of its options.</summary>
    public string Say(string? word) =>
        Options.FirstOrDefault(o => o.Word == word) is { Sentence: { Length: > 0 } sentence } ? sentence : word ?? "";
}

/// <summary>A sentence with a choice in it. Shown by the partial <c>_Sentence</c>.</summary>
/// <param name="Choice">The choice.</param>
/// <param name="Name">Of its input, and its path in the document.</param>
/// <param name="Value">The document's word that is chosen.</param>
/// <param name="Count">How many records it speaks of, on both sides; null when of none.</param>
internal sealed record SentenceChoice(RuleChoice Choice, string Name, string? Value, string? Count);
