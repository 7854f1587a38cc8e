using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Api;

/// <summary>A person asks what is kept about them, and to have it erased.</summary>
public sealed class AskingWhatIsKept(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Ssn = "078-05-1120";
    private const string Employee = $$"""{"firstName": "Zebediah", "lastName": "Quux", "ssn": "{{Ssn}}", "phone": "603-555-7766"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_in_one_document_and_that_is_noted()
    {
        var (company, path) = await KnownOnBothSidesAsync("Export");
        await NoteAsync(company.Id, "Left out a record: Ann Lee (employees).");

        var export = await company.GetAsync($"{path}/export");

        Assert.Equal(Ssn, export["record"]!["quickBooks"]!["ssn"]!.GetValue<string>());
        Assert.Equal(Ssn, export["record"]!["app"]!["ssn"]!.GetValue<string>());
        Assert.Equal("created", export["changes"]![0]!["type"]!.GetValue<string>());
        Assert.Equal("posted", export["posts"]![0]!["status"]!.GetValue<string>());
        Assert.Single(export["posts"]![0]!["attempts"]!.AsArray());
        Assert.Equal("Left out a record: Ann Lee (employees).", export["audit"]!.AsArray().Single()!["text"]!.GetValue<string>());
        Assert.Contains(await AuditAsync(company.Id), a => a.StartsWith("Exported everything kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_manage_everything_gets_neither()
    {
        var (company, path) = await KnownOnBothSidesAsync("Limits");
        foreach (var scope in new[] { new NewKey($"reads {company.Id}", true, null), new NewKey($"one {company.Id}", false, [company.Id]) })
        {
            using var key = await ClientAsync(scope);
            Assert.Equal(403, (int)(await key.GetAsync($"{company.Path}{path}/export", Ct)).StatusCode);
            Assert.Equal(403, (int)(await key.PostAsync($"{company.Path}{path}/erase", null, Ct)).StatusCode);
        }

        Assert.Equal(Ssn, (await company.GetAsync(path))["app"]!["ssn"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_would_come_back_is_not_erased_and_what_is_gone_leaves_nothing_but_its_ids()
    {
        var (company, path) = await KnownOnBothSidesAsync("Erasure");
        Assert.Contains("QuickBooks still has", await RefusedAsync(company, path), StringComparison.Ordinal);
        var id = (await company.GetAsync(path))["quickBooksId"]!.GetValue<string>();
        company.File.Delete("Employee", id);
        await company.SyncAsync();
        Assert.Contains("app still has", await RefusedAsync(company, path), StringComparison.Ordinal);
        using var deleted = await server.Api.DeleteAsync($"{company.Path}/records/employees/by-external-id/7", Ct);
        await company.SyncAsync();
        await NoteAsync(company.Id, "Left out a record: Zebediah Quux (employees).");
        await LookForAsync(company.Id);
        Assert.Contains("Quux", await OnDiskAsync(), StringComparison.Ordinal);
        var end = await company.EndOfFeedAsync();

        var left = await company.PostAsync($"{path}/erase", "{}", 200);

        Assert.Null(left["name"]);
        Assert.Null(left["quickBooks"]);
        var told = (await company.GetAsync($"/changes?limit=500&cursor={end}")).Items().Single();
        Assert.Equal(("deleted", id), (told["type"]!.GetValue<string>(), told["quickBooksId"]!.GetValue<string>()));
        Assert.DoesNotContain("Quux", told.ToJsonString(), StringComparison.Ordinal);
        var audit = await AuditAsync(company.Id);
        Assert.Contains(audit, a => a.StartsWith("Erased what was kept", StringComparison.Ordinal));
        Assert.DoesNotContain(audit, a => a.Contains("Quux", StringComparison.Ordinal));
        Assert.Equal("Kept", Assert.Single(await FiltersAsync()));
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UpkeepJob>().WorkAsync(Ct);
        var onDisk = await OnDiskAsync();
        Assert.All(new[] { "Quux", "Zebediah", "603-555-7766", Ssn }, s => Assert.DoesNotContain(s, onDisk, StringComparison.Ordinal));
    }

    private static async Task<string> RefusedAsync(SyncedCompany company, string path)
    {
        var problem = await company.PostAsync($"{path}/erase", "{}", 409);
        Assert.Equal("recordInUse", problem["code"]!.GetValue<string>());
        return problem["message"]!.GetValue<string>();
    }

    // Other tests' companies would have the same person in the same file.
    private async Task<(SyncedCompany Company, string Path)> KnownOnBothSidesAsync(string name)
    {
        var company = await SyncedCompany.ConnectAsync(
            server.Api, name, new SeedPlan { Customers = 2, Jobs = 0, Employees = 0, Vendors = 0, Invoices = 0, InactiveEvery = 0 });
        await company.SyncAsync();
        var person = name == "Erasure" ? Employee : Employee.Replace("Zebediah", "Ann", StringComparison.Ordinal)
            .Replace("Quux", "Lee", StringComparison.Ordinal).Replace("603-555-7766", "603-555-1000", StringComparison.Ordinal);
        var put = await server.Api.TakenAsync(company.Path, "employees", "7", person);
        await company.SyncAsync();
        await company.SyncAsync();
        return (company, $"/records/employees/{put["id"]}");
    }

    private async Task<HttpClient> ClientAsync(NewKey wanted)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var made = (ApiKeyCreated.Done)await scope.ServiceProvider.GetRequiredService<ApiKeyCreation>().CreateAsync(wanted, Ct);
        var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", made.Key);
        return client;
    }

    private async Task<List<string>> AuditAsync(Guid company)
    {
        await using var db = server.OpenDb();
        return await db.Audit.Where(a => a.CompanyId == company).Select(a => a.Action).ToListAsync(Ct);
    }

    private async Task NoteAsync(Guid company, string action)
    {
        await using var db = server.OpenDb();
        db.Audit.Add(new()
        {
            Id = Guid.NewGuid(), At = DateTime.UtcNow, Kind = CallerKind.Person, Caller = "anna", CompanyId = company, Action = action,
        });
        await db.SaveChangesAsync(Ct);
    }

    // Somebody keeps lists to look for the person, and one to look for others; a line of the log gives advice about the person.
    private async Task LookForAsync(Guid company)
    {
        await using var db = server.OpenDb();
        var user = new User { Id = Guid.NewGuid(), Email = "anna@example.com", Role = Role.Viewer, CreatedAt = DateTime.UtcNow };
        db.Users.Add(user);
        (string Name, string Query)[] kept =
        [
            ("Mine", "q=Zebediah%20Quux&state=linked"), ("Other", "state=linked&q=zebediah+quux"), ("Zebediah Quux", ""),
            ("Kept", "q=Miller"),
        ];
        db.SavedFilters.AddRange(kept.Select(f => new SavedFilter
        {
            Id = Guid.NewGuid(), UserId = user.Id, List = "records/employees", Name = f.Name, Query = f.Query, CreatedAt = DateTime.UtcNow,
        }));
        db.Log.Add(new()
        {
            Id = Guid.NewGuid(), CompanyId = company, At = DateTime.UtcNow, Text = "Somebody has no address.",
            Advice = "Ask Zebediah Quux for it.",
        });
        await db.SaveChangesAsync(Ct);
    }

    private async Task<List<string>> FiltersAsync()
    {
        await using var db = server.OpenDb();
        return await db.SavedFilters.Select(f => f.Name).ToListAsync(Ct);
    }

    private async Task<string> OnDiskAsync()
    {
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(server.DataDirectory, StorageSetup.SqliteFile + "*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync(Ct));
        }

        return all.ToString();
    }
}
