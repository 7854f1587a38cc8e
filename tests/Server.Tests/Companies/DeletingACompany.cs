using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Soap;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Companies;

/// <summary>A company that is deleted is gone at once; what is stored for it goes in lots, whoever is killed meanwhile.</summary>
public sealed class DeletingACompany
{
    private static readonly SeedPlan Books = new() { Customers = 12, Jobs = 3, Invoices = 6, Items = 2, Employees = 1, InactiveEvery = 0 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Databases => TestDatabase.All;

    [Fact]
    public async Task It_is_gone_at_once_and_its_rows_go_after_a_restart_while_another_company_syncs()
    {
        await using var server = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false");
        var (gone, stays) = (
            await SyncedCompany.ConnectAsync(server.Api, "Nordwind", Books),
            await SyncedCompany.ConnectAsync(server.Api, "Southwind", Books));
        await gone.SyncAsync();

        using var deleted = await server.Api.DeleteAsync(gone.Path, Ct);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        foreach (var path in (string[])["", "/records/customers", "/sections", "/rules", "/posts", "/changes", "/sessions", "/log", "/qwc"])
        {
            using var answer = await server.Api.GetAsync(gone.Path + path, Ct);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        }

        using var again = await server.Api.DeleteAsync(gone.Path, Ct);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.NotEqual(100, (await gone.SyncAsync()).Progress);
        using var sameName = await server.Api.PostAsJsonAsync("/api/v1/companies", new { name = "Nordwind" }, Ct);
        Assert.Equal(HttpStatusCode.Created, sameName.StatusCode);

        // Half of it is gone when the server ends.
        var id = Guid.Parse(gone.Path.Split('/')[^1]);
        await using (var db = server.OpenDb())
        {
            await db.Records.Where(r => r.CompanyId == id).Take(5).ExecuteDeleteAsync(Ct);
            Assert.NotEmpty(await LeftAsync(db, id));
        }

        await server.RestartAsync();
        using var scope = server.Services.CreateScope();
        var removal = scope.ServiceProvider.GetRequiredService<CompanyRemovalJob>().WorkAsync(Ct);
        Assert.Equal(100, (await stays.SyncAsync()).Progress);
        Assert.StartsWith("Removed 1 companies, ", await removal, StringComparison.Ordinal);

        await using var after = server.OpenDb();
        Assert.Empty(await LeftAsync(after, id));
        Assert.Equal(2, await after.Companies.IgnoreQueryFilters().CountAsync(Ct));
        Assert.True(await after.Records.AnyAsync(Ct));
        Assert.True(await after.Audit.AnyAsync(a => a.CompanyId == id, Ct));
    }

    [Fact]
    public async Task Its_open_session_is_unknown_at_once_and_what_was_said_in_it_goes_with_the_other_rows()
    {
        await using var server = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false");
        var created = await (await server.Api.PostAsJsonAsync("/api/v1/companies", new { name = "Nordwind" }, Ct)).JsonAsync(201);
        var connector = created["webConnector"]!;
        var begun = await CallAsync(
            server,
            "authenticate",
            $"<strUserName>{connector["userName"]}</strUserName><strPassword>{connector["password"]}</strPassword>");
        var ticket = $"<ticket>{begun.Split("<string>")[1].Split("</string>")[0]}</ticket>";
        Assert.Contains("QueryRq", await CallAsync(server, "sendRequestXML", ticket), StringComparison.Ordinal);

        using var deleted = await server.Api.DeleteAsync($"/api/v1/companies/{created["id"]}", Ct);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Contains(
            "<receiveResponseXMLResult>-1<",
            await CallAsync(server, "receiveResponseXML", $"{ticket}<response>&lt;QBXML/&gt;</response>"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("QueryRq", await CallAsync(server, "sendRequestXML", ticket), StringComparison.Ordinal);
        Assert.Contains("<closeConnectionResult>OK<", await CallAsync(server, "closeConnection", ticket), StringComparison.Ordinal);
        await using (var db = server.OpenDb())
        {
            Assert.NotEmpty(await db.Messages.ToListAsync(Ct));
        }

        using var scope = server.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<CompanyRemovalJob>().WorkAsync(Ct);
        await using var after = server.OpenDb();
        Assert.Empty(await LeftAsync(after, created["id"]!.GetValue<Guid>()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task More_rows_than_one_lot_has_all_go_and_those_of_others_stay(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var (gone, stays) = (await store.AddCompanyAsync("Gone"), await store.AddCompanyAsync("Stays"));
        await using (var db = store.Open())
        {
            for (var i = 0; i < RowRemoval.Lot + 10; i++)
            {
                db.AddCustomer(gone.Id, $"Customer {i}");
            }

            db.AddCustomer(stays.Id, "Customer");
            for (var i = 0; i < 60; i++)
            {
                var session = new Session(
                    SessionState.Postponed) { Id = Guid.CreateVersion7(), CompanyId = gone.Id, TicketHash = $"{i}",
                    StartedAt = DateTime.UtcNow, LastCallAt = DateTime.UtcNow };
                db.Add(session);
                db.Add(new Message
                {
                    SessionId = session.Id,
                    Number = 1,
                    CompanyId = gone.Id,
                    Requests = "[]",
                    RequestXml = "<x/>",
                    HandedOutAt = DateTime.UtcNow,
                });
            }

            await db.SaveChangesAsync(Ct);
            await db.Companies.Where(c => c.Id == gone.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.DeletedAt, DateTime.UtcNow), Ct);
        }

        var job = new CompanyRemovalJob(
            new(store.Provider), store.Provider, store.Retry);
        Assert.Equal($"Removed 1 companies, {RowRemoval.Lot + 10 + 120 + 1} rows.", await job.WorkAsync(Ct));
        Assert.Equal("Removed 0 companies, 0 rows.", await job.WorkAsync(Ct));

        await using var after = store.Open();
        Assert.Equal(stays.Id, (await after.Records.SingleAsync(Ct)).CompanyId);
        Assert.Equal(stays.Id, (await after.Companies.IgnoreQueryFilters().SingleAsync(Ct)).Id);
    }

    [Fact]
    public async Task Whatever_names_a_company_hangs_on_it_and_goes_with_it()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        await using var db = store.Open();
        var going = RowRemoval.GoingWith(db.Model.FindEntityType(typeof(Company))!).ToList();

        // The audit trail stays for ever.
        Assert.Equal([typeof(AuditEntry)], Naming(db).Except(going).Select(t => t.ClrType));
        Assert.All(going.SkipLast(1), t => Assert.True(t.GetForeignKeys().All(k => k.Properties.Count == 1), t.Name));
        Assert.Equal(typeof(Company), going[^1].ClrType);
    }

    private static async Task<string> CallAsync(RunningServer server, string operation, string arguments)
    {
        using var answer =
            await server.Anonymous.PostAsync(new Uri("/qbwc", UriKind.Relative), new StringContent(Envelope.Of(operation, arguments)), Ct);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static IEnumerable<IEntityType> Naming(ServerDb db) =>
        db.Model.GetEntityTypes().Where(t => t.FindProperty("CompanyId") is not null);

    // The tables that hold something of the company.
    private static async Task<List<string>> LeftAsync(ServerDb db, Guid company)
    {
        var left = new List<string>();
        foreach (var table in Naming(db).Where(t => t.ClrType != typeof(AuditEntry)).Select(t => t.GetTableName()!))
        {
#pragma warning disable EF1002 // The names of our own tables.
            var rows = db.Database.SqlQueryRaw<int>(
                $"SELECT 1 AS Value FROM \"{table}\" WHERE CompanyId = {{0}} LIMIT 1", company.ToByteArray(true));
#pragma warning restore EF1002
            if ((await rows.ToListAsync(Ct)).Count > 0)
            {
                left.Add(table);
            }
        }

        return left;
    }
}
