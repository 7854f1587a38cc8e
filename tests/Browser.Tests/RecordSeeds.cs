using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;
using Record = WebConnectorSync.Sync.Model.Record;

namespace WebConnectorSync.Browser.Tests;

/// <summary>Records of a small firm, one in each state.</summary>
internal static class RecordSeeds
{
    /// <summary>An invoice both sides have, with another due date and one line more in the app.</summary>
    public const string Invoice = """
        {"txnID":"64C-1793311703","timeCreated":"2026-10-29T18:08:23-05:00","timeModified":"2026-11-08T11:49:11-05:00","editSequence":"1794156551","txnNumber":559,
         "customerRef":{"listID":"80000A12-1793311643","fullName":"Garcia, Nora:Roof Repair"},"txnDate":"2026-10-29","refNumber":"1419","isPending":false,"dueDate":"2026-11-28",
         "billAddress":{"addr1":"Nora Garcia","addr2":"2134 2nd Street","city":"Middlefield","state":"CA","postalCode":"94482"},"subtotal":678.75,"salesTaxTotal":0.0,"isPaid":false,
         "lines":[{"txnLineID":"64D","itemRef":{"listID":"8-1","fullName":"Programming"},"desc":"Programming per hour","quantity":4.75,"rate":85.0,"amount":403.75},
                  {"txnLineID":"64E","itemRef":{"listID":"8-2","fullName":"Design"},"desc":"Design per hour","quantity":5.5,"rate":50.0,"amount":275.0}]}
        """;

    /// <summary>The app's side of it.</summary>
    public const string AppInvoice = """
        {"customerRef":{"fullName":"Garcia, Nora:Roof Repair"},"txnDate":"2026-10-29","refNumber":"1419","dueDate":"2026-12-05","memo":"Second part",
         "lines":[{"itemRef":{"fullName":"Programming"},"desc":"Programming per hour","quantity":4.75,"rate":85.0},
                  {"itemRef":{"fullName":"Design"},"desc":"Design per hour","quantity":6,"rate":50.0}]}
        """;

    /// <summary>Changes the record of a post.</summary>
    public static async Task ChangeRecordAsync(this RunningServer server, Post post, Action<Record> change)
    {
        await using var db = server.OpenDb();
        change(await db.Records.SingleAsync(r => r.CompanyId == post.CompanyId && r.Section == post.Section && r.Id == post.RecordId));
        await db.SaveChangesAsync();
    }

    /// <summary>Adds a record.</summary>
    public static async Task<Record> AddRecordAsync(
        this RunningServer server, Guid company, string section, string? name, RecordState state, Action<Record>? change = null,
        Reason? reason = null)
    {
        await using var db = server.OpenDb();
        var id = Guid.CreateVersion7();
        var record = new Record(state, reason)
        {
            CompanyId = company,
            Section = section,
            Id = id,
            Name = name,
            CreatedAt = DateTime.UtcNow,
            ModifiedAt = DateTime.UtcNow.AddMinutes(-3),
        };
        if (state is not (RecordState.AppOnly or RecordState.Ignored))
        {
            record.QuickBooksId = $"80-{id:N}";
            record.QuickBooks = $$"""{"listID":"{{record.QuickBooksId}}","name":"{{name}}","fullName":"{{name}}","isActive":true}""";
        }
        else
        {
            record.ExternalId = $"app-{id:N}";
            record.App = $$"""{"name":"{{name}}"}""";
            record.AppHash = 2;
        }

        change?.Invoke(record);
        db.Records.Add(record);
        db.Changes.Add(new Change
        {
            CompanyId = company,
            Sequence = DateTime.UtcNow.Ticks,
            At = DateTime.UtcNow.AddHours(-1),
            Type = ChangeType.Created,
            Section = section,
            RecordId = id,
        });
        await db.SaveChangesAsync();
        return record;
    }

    /// <summary>An invoice that both sides have and that differs.</summary>
    public static Task<Record> AddInvoiceAsync(
        this RunningServer server, Guid company, RecordState state = RecordState.Linked) => server.AddRecordAsync(
        company,
        "invoices",
        "1419",
        state,
        r => (r.QuickBooks, r.App, r.ExternalId, r.TxnOn, r.AppHash) =
            (Invoice, AppInvoice, $"inv-{r.Id:N}", new DateOnly(2026, 10, 29), 7),
        state == RecordState.Conflict ? Reason.Of(ReasonCode.BothChanged) : null);

    /// <summary>What the rules choose among: payment methods, vendors, jobs.</summary>
    public static async Task AddChoicesAsync(this RunningServer server, Guid company)
    {
        (string Section, string Name)[] choices =
            [("paymentMethods", "Check"), ("paymentMethods", "Visa"), ("vendors", "Lumber Supply"), ("vendors", "Quick Kitchens")];
        foreach (var (section, name) in choices)
        {
            await server.AddRecordAsync(company, section, name, RecordState.QuickBooksOnly);
        }

        var customer = await server.AddRecordAsync(company, "customers", "Garcia, Nora", RecordState.QuickBooksOnly);
        foreach (var job in new[] { "Kitchen", "Roof Repair" })
        {
            await server.AddRecordAsync(
                company, "customers", $"Garcia, Nora:{job}", RecordState.QuickBooksOnly, r => r.ParentId = customer.QuickBooksId);
        }
    }

    /// <summary>Fifty customers with as many jobs each as make this many.</summary>
    public static async Task AddJobsAsync(this RunningServer server, Guid company, int jobs)
    {
        await using var db = server.OpenDb();
        for (var i = 0; i < jobs; i++)
        {
            var (customer, id) = (i % 50, Guid.CreateVersion7());
            db.Records.Add(new Record(RecordState.QuickBooksOnly, null)
            {
                CompanyId = company,
                Section = "customers",
                Id = id,
                Name = $"Customer {customer}:Job {i / 50} of {customer}",
                QuickBooksId = $"81-{id:N}",
                ParentId = $"80-{customer}",
                CreatedAt = DateTime.UtcNow,
                ModifiedAt = DateTime.UtcNow,
            });
        }

        await db.SaveChangesAsync();
    }

    /// <summary>A few records in every state.</summary>
    public static async Task AddRecordsAsync(this RunningServer server, Guid company)
    {
        await server.AddInvoiceAsync(company, RecordState.Conflict);
        await server.AddRecordAsync(company, "customers", "Garcia, Nora", RecordState.Linked, r => (r.App, r.ExternalId) = ("""{"name":"Garcia, Nora"}""", $"c-{r.Id:N}"));
        await server.AddRecordAsync(company, "customers", "Zimmer, Renée", RecordState.QuickBooksOnly);
        await server.AddRecordAsync(company, "customers", "Internal", RecordState.Ignored, reason: Reason.Of(ReasonCode.ExcludedJob));
        await server.AddRecordAsync(
            company, "customers", "Old Mill", RecordState.Deleted, reason: Reason.Of(ReasonCode.DeletedInQuickBooksOn, "2026-11-03"));
        await server.AddRecordAsync(company, "customers", "New Mill", RecordState.AppOnly);
    }
}
