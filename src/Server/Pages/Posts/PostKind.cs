namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>A ready filter of the posts page: what people post in one go.</summary>
/// <param name="Word">In the address.</param>
/// <param name="Title">On the page: "Timesheets".</param>
/// <param name="One">One of them: "time entry".</param>
/// <param name="Many">Several: "time entries".</param>
/// <param name="Sections">The sections.</param>
internal sealed record PostKind(string Word, string Title, string One, string Many, IReadOnlyList<string> Sections)
{
    /// <summary>The filters in their order.</summary>
    public static readonly IReadOnlyList<PostKind> All =
    [
        new("timesheets", "Timesheets", "time entry", "time entries", ["timeTracking"]),
        new(
            "expenses",
            "Expenses",
            "expense",
            "expenses",
            ["bills", "checks", "creditCardCharges", "vehicleMileage", "vendorCredits", "creditCardCredits"]),
        new("invoices", "Invoices", "invoice", "invoices", ["invoices", "salesReceipts", "creditMemos"]),
    ];

    /// <summary>Everything.</summary>
    public static readonly PostKind Everything = new("", "Everything", "post", "posts", []);

    /// <summary>The filter of that word, or everything.</summary>
    public static PostKind Of(string? word) => All.FirstOrDefault(k => k.Word == word) ?? Everything;

    /// <summary>"1 invoice", "12 time entries".</summary>
    public string Count(int count) => $"{count:N0} {(count == 1 ? One : Many)}";
}
