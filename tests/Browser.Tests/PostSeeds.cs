using System.Text.Json;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;

namespace WebConnectorSync.Browser.Tests;

/// <summary>Posts in every tray.</summary>
internal static class PostSeeds
{
    private const string Time = """{"txnDate":"2026-11-20","entityRef":{"fullName":"Wanda Peterson"},"customerRef":{"fullName":"Garcia, Nora:Roof Repair"},"itemServiceRef":{"fullName":"Design"},"duration":"PT2H30M","notes":"First drawing"}""";

    /// <summary>Adds a record that only the app has, with a post.</summary>
    public static async Task<Post> AddPostAsync(
        this RunningServer server, Guid company, string section, string? name, string app, PostStatus status, Action<Post>? change = null)
    {
        var record = await server.AddRecordAsync(
            company, section, name, RecordState.AppOnly, r => (r.App, r.TxnOn) = (app, new DateOnly(2026, 11, 20)));
        await using var db = server.OpenDb();
        var post = new Post(status)
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company,
            Section = section,
            RecordId = record.Id,
            Operation = PostOperation.Add,
            CreatedAt = DateTime.UtcNow.AddMinutes(-9),
        };
        change?.Invoke(post);
        db.Posts.Add(post);
        await db.SaveChangesAsync();
        return post;
    }

    /// <summary>A time entry that waits until it is asked for.</summary>
    public static Task<Post> AddTimeAsync(this RunningServer server, Guid company) =>
        server.AddPostAsync(company, "timeTracking", null, Time, PostStatus.Held, p => p.Hold(PostOperation.Add, PostQueue.OnRequest));

    /// <summary>An invoice that the check refused for two fields.</summary>
    public static Task<Post> AddUnfitAsync(this RunningServer server, Guid company) => server.AddPostAsync(
        company, "invoices", "A-1043", RecordSeeds.AppInvoice, PostStatus.Rejected, p =>
    {
        (p.ErrorCode, p.DoneAt) = (OwnCodes.Unfit, DateTime.UtcNow.AddMinutes(-2));
        p.ErrorDetail = JsonSerializer.Serialize(new List<FieldProblem>
        {
            new("fob", "tooLong", "fob has 16 characters and may have 13.", "Shorten it."),
            new(
                "lines[1].itemRef",
                "reference",
                "There is no item \"Design\" in QuickBooks.",
                "Make it in QuickBooks, or name another one."),
        });
    });

    /// <summary>A few posts in every tray.</summary>
    public static async Task<Post> AddPostsAsync(this RunningServer server, Guid company)
    {
        await server.AddTimeAsync(company);
        await server.AddTimeAsync(company);
        await server.AddPostAsync(company, "invoices", "A-1042", RecordSeeds.AppInvoice, PostStatus.Pending);
        await server.AddPostAsync(
            company, "invoices", "A-1041", RecordSeeds.AppInvoice, PostStatus.Sent, p => (p.Attempts, p.SentAt) = (1, DateTime.UtcNow));
        await server.AddPostAsync(
            company, "invoices", "A-1040", RecordSeeds.AppInvoice, PostStatus.Posted, p => (p.Attempts, p.DoneAt) = (1, DateTime.UtcNow));
        await server.AddUnfitAsync(company);
        return await server.AddPostAsync(company, "invoices", "A-1044", RecordSeeds.AppInvoice, PostStatus.Rejected, p =>
        {
            (p.ErrorCode, p.ErrorDetail, p.Attempts, p.DoneAt) =
                ("3171", "An attempt was made to modify a Invoice with a date that is on or before the closing date of the " +
                "company.", 1, DateTime.UtcNow);
            PostAttempt.Add(p, new(DateTime.UtcNow, Guid.CreateVersion7(), 3, "3171", WriteOutcome.NotApplied, p.ErrorDetail));
        });
    }
}
