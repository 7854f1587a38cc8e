using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sessions;

namespace WebConnectorSync.Server.Tests.Jobs;

/// <summary>Deleted records and the audit trail are kept for good, unless an administrator sets days.</summary>
public sealed class WhatIsKept
{
    private readonly Clock clock = new();

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Deleted_records_go_after_their_days_when_the_app_does_not_have_them(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await store.AddCompanyAsync();
        await using (var db = store.Open())
        {
            db.AddCustomer(company.Id, "Deleted long ago", RecordState.Deleted);
            db.AddCustomer(company.Id, "Deleted, known to the app", RecordState.Deleted, "1");
            db.AddCustomer(company.Id, "There");
            await db.SaveChangesAsync();
        }

        await RunAsync(store, new());
        Assert.Equal(3, (await NamesAsync(store)).Count);
        await RunAsync(store, new() { DeletedRecordDays = 3650 });
        Assert.Equal(3, (await NamesAsync(store)).Count);

        clock.Advance(TimeSpan.FromDays(366));
        await RunAsync(store, new() { DeletedRecordDays = 365 });

        Assert.Equal(["Deleted, known to the app", "There"], await NamesAsync(store));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_audit_trail_goes_after_its_days(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        await using (var db = store.Open())
        {
            foreach (var days in (int[])[1, 400])
            {
                db.Audit.Add(new()
                {
                    Id = Guid.CreateVersion7(),
                    At = clock.Now.AddDays(-days),
                    Kind = CallerKind.Server,
                    Caller = "The server",
                    Action = $"Did something {days} days ago.",
                });
            }

            await db.SaveChangesAsync();
        }

        await RunAsync(store, new());
        await using var after = store.Open();
        Assert.Equal(2, await after.Audit.CountAsync());

        await RunAsync(store, new() { AuditDays = 365 });

        Assert.Equal(clock.Now.AddDays(-1), (await after.Audit.SingleAsync()).At);
    }

    private static async Task<List<string?>> NamesAsync(TestDatabase store)
    {
        await using var db = store.Open();
        return await db.Records.Select(r => r.Name).OrderBy(n => n).ToListAsync();
    }

    private Task<string> RunAsync(TestDatabase store, RetentionOptions options) =>
        new RetentionJob(new(store.Provider), store.Retry, options, clock).WorkAsync(default);
}
