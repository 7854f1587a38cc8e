namespace WebConnectorSync.Sync.RuleChanges;

/// <summary>What changed rules would do to what is stored now. Nothing was done.</summary>
/// <param name="Totals">Over all sections.</param>
/// <param name="Sections">The sections in which something would happen, in the order in which they sync.</param>
internal sealed record RulesPreview(PreviewTotals Totals, IReadOnlyList<SectionPreview> Sections);

/// <summary>How many records.</summary>
/// <param name="Create">Of QuickBooks that would be created in the app.</param>
/// <param name="Ignore">Of either side that would not sync any more.</param>
/// <param name="Hold">Of the app that would wait for a person.</param>
/// <param name="Post">Of the app that would go to QuickBooks.</param>
internal sealed record PreviewTotals(int Create, int Ignore, int Hold, int Post);

/// <summary>What would happen in one section.</summary>
/// <param name="Section">Its API name.</param>
/// <param name="Title">What the pages call it.</param>
/// <param name="Create">Records of QuickBooks that would be created in the app.</param>
/// <param name="Ignore">Records of either side that would not sync any more.</param>
/// <param name="Hold">Records of the app that would wait for a person.</param>
/// <param name="Post">Records of the app that would go to QuickBooks.</param>
internal sealed record SectionPreview(
    string Section, string Title, PreviewGroup Create, PreviewGroup Ignore, PreviewGroup Hold, PreviewGroup Post);

/// <summary>Records to which the same would happen.</summary>
/// <param name="Count">How many.</param>
/// <param name="Examples">Some of them.</param>
internal sealed record PreviewGroup(int Count, IReadOnlyList<PreviewExample> Examples);

/// <summary>One of them.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Name">Its full name or number.</param>
/// <param name="Reason">Why, in one sentence.</param>
internal sealed record PreviewExample(Guid RecordId, string? Name, string Reason);
