using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>Social security, bank and card numbers are in no file in clear, and who may read the company gets them all the same.</summary>
public sealed class PersonalValuesAtRest : IAsyncLifetime
{
    private const string Ssn = "078-05-1120";
    private const string BirthDate = "1931-07-14";
    private const string Employee =
        $$"""{"firstName": "Ann", "lastName": "Lee", "ssn": "{{Ssn}}", "birthDate": "{{BirthDate}}"}""";

    private RunningServer server = null!;
    private SyncedCompany company = null!;

    // Outlives a restart.
    private HttpClient api = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Keys => Path.Combine(server.DataDirectory, "keys");

    private string[] Seeded => [.. company.File.AllRecords("Employee").Select(e => e.Element("SSN")!.Value).Where(s => s != Ssn)];

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false");
        api = new HttpClient { BaseAddress = server.Address };
        api.DefaultRequestHeaders.Authorization = new("Bearer", RunningServer.ApiKey);
        company = await SyncedCompany.ConnectAsync(
            api, "Numbers", new SeedPlan { Customers = 5, Jobs = 0, Employees = 6, Vendors = 0, Invoices = 0, InactiveEvery = 0 });
        Assert.Equal(100, (await company.SyncAsync()).Progress);
    }

    public ValueTask DisposeAsync()
    {
        api.Dispose();
        return server.DisposeAsync();
    }

    [Fact]
    public async Task They_are_in_no_file_whichever_way_they_came_and_the_API_has_them()
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, $"{company.Path}/records/employees/by-external-id/7?post=true");
        put.Content = new StringContent(Employee, null, "application/json");
        put.Headers.Add("Idempotency-Key", "once");
        Assert.Contains(Ssn, await (await api.SendAsync(put, Ct)).Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await company.SyncAsync();
        Assert.Contains(Ssn, company.File.AllRecords("Employee").Select(e => e.Element("SSN")!.Value));
        await server.RestartAsync();
        Assert.Contains("copied", await WorkAsync<UpkeepJob>(), StringComparison.Ordinal);

        var onDisk = await OnDiskAsync();
        Assert.Contains("backups", string.Concat(onDisk.Keys), StringComparison.Ordinal);
        Assert.All(onDisk, file => Assert.All(
            [.. Seeded, Ssn, BirthDate, "123-45-6789"], secret => Assert.DoesNotContain(secret, file.Value, StringComparison.Ordinal)));
        var linked = (await EmployeesAsync()).Single(e => e["externalId"]?.GetValue<string>() == "7");
        Assert.Equal((Ssn, Ssn), (linked["quickBooks"]!["ssn"]!.GetValue<string>(), linked["app"]!["ssn"]!.GetValue<string>()));
        Assert.Equal(BirthDate, linked["quickBooks"]!["birthDate"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_search_does_not_find_them()
    {
        Assert.Empty((await company.GetAsync($"/records/employees?q={Seeded[0]}")).Items());
        var name = (await EmployeesAsync())[0]["name"]!.GetValue<string>();
        Assert.NotEmpty((await company.GetAsync($"/records/employees?q={Uri.EscapeDataString(name)}")).Items());
    }

    [Fact]
    public async Task What_comes_again_as_it_was_is_no_change_and_another_number_is_one()
    {
        await server.RestartAsync();
        Assert.Equal(0, await ChangesAfterAsync(() => Task.CompletedTask));
        Assert.Contains(
            await LastResponsesAsync(), r => r["section"]!.GetValue<string>() == "employees" && r["records"]!.GetValue<int>() > 0);

        Assert.Equal(1, await ChangesAfterAsync(() =>
        {
            company.File.Change("Employee", company.File.Ids("Employee")[0], ("SSN", Ssn));
            return Task.CompletedTask;
        }));
        Assert.Contains(Ssn, (await EmployeesAsync()).Select(SsnOf));
    }

    [Fact]
    public async Task When_the_keys_are_lost_the_server_says_so_and_what_is_read_anew_is_readable()
    {
        await LoseKeysAsync();

        Assert.Equal("Degraded", await server.Anonymous.GetStringAsync("/health/ready", Ct));
        var employee = (await EmployeesAsync())[0];
        Assert.Null(employee["quickBooks"]!["ssn"]);
        Assert.Contains("quickBooks.ssn", employee["unreadable"]!.AsArray().Select(p => p!.GetValue<string>()));
        Assert.DoesNotContain("enc:v1:", employee.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("cannot be read", await WorkAsync<SealValuesJob>(), StringComparison.Ordinal);

        await company.PostAsync("/sync", """{"mode":"reset"}""", 202);
        await company.SyncAsync();
        await company.SyncAsync();

        Assert.Equal(Seeded.Order(), (await EmployeesAsync()).Select(SsnOf).Order());
        Assert.DoesNotContain("cannot be read", await WorkAsync<SealValuesJob>(), StringComparison.Ordinal);
        Assert.Equal("Healthy", await server.Anonymous.GetStringAsync("/health/ready", Ct));
    }

    [Fact]
    public async Task A_number_that_cannot_be_read_is_never_sent_to_QuickBooks()
    {
        await api.TakenAsync(company.Path, "employees", "7", Employee);
        await LoseKeysAsync();
        await company.SyncAsync();

        Assert.DoesNotContain(company.File.AllRecords("Employee"), e => e.ToString().Contains("enc:v1:", StringComparison.Ordinal));
        var post = (await company.GetAsync("/posts")).Items().Single();
        Assert.Equal("rejected", post["status"]!.GetValue<string>());
        Assert.Contains("ssn cannot be read", post["error"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_of_before_may_go_when_the_daily_work_has_been_done_under_new_ones()
    {
        var before = Directory.GetFiles(Keys);
        using (var provider = new ServiceCollection().AddDataProtection().SetApplicationName("WebConnectorSync")
            .PersistKeysToFileSystem(new(Keys)).Services.BuildServiceProvider())
        {
            provider.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));
        }

        await server.RestartAsync();
        Assert.Equal(Seeded.Order(), (await EmployeesAsync()).Select(SsnOf).Order());
        await WorkAsync<SealValuesJob>();
        Array.ForEach(before, File.Delete);
        await server.RestartAsync();

        Assert.Equal(Seeded.Order(), (await EmployeesAsync()).Select(SsnOf).Order());
        Assert.Equal("Healthy", await server.Anonymous.GetStringAsync("/health/ready", Ct));
    }

    [Fact]
    public async Task What_was_stored_in_clear_is_read_and_encrypted_in_time_without_being_a_change()
    {
        var rows = await EmployeesAsync();
        await using (var raw = new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, StorageSetup.SqliteFile)}"))
        {
            await raw.OpenAsync(Ct);
            foreach (var row in rows)
            {
                var json = row["quickBooks"]!.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                await using var update = raw.CreateCommand();
                update.CommandText = "UPDATE Records SET QuickBooks = $json, ContentHash = $hash WHERE QuickBooksId = $id";
                update.Parameters.AddWithValue("$json", json);
                update.Parameters.AddWithValue("$hash", unchecked((long)ContentHash.Of(Encoding.UTF8.GetBytes(json))));
                update.Parameters.AddWithValue("$id", row["quickBooksId"]!.GetValue<string>());
                Assert.Equal(1, await update.ExecuteNonQueryAsync(Ct));
            }
        }

        Assert.Equal(Seeded.Order(), (await EmployeesAsync()).Select(SsnOf).Order());
        Assert.Contains((await OnDiskAsync()).Values, text => text.Contains(Seeded[0], StringComparison.Ordinal));
        Assert.Contains("Encrypted", await WorkAsync<SealValuesJob>(), StringComparison.Ordinal);
        await WorkAsync<UpkeepJob>();

        Assert.All(await OnDiskAsync(), file => Assert.All(Seeded, s => Assert.DoesNotContain(s, file.Value, StringComparison.Ordinal)));
        Assert.Equal(Seeded.Order(), (await EmployeesAsync()).Select(SsnOf).Order());
        Assert.Equal(0, await ChangesAfterAsync(() => company.PostAsync("/sync", """{"mode":"now"}""", 202)));
        Assert.StartsWith("All personal values", await WorkAsync<SealValuesJob>(), StringComparison.Ordinal);
    }

    private static string SsnOf(JsonNode record) => record["quickBooks"]!["ssn"]!.GetValue<string>();

    private Task<List<JsonNode>> EmployeesAsync() => company.RecordsAsync("employees");

    private async Task<List<JsonNode>> LastResponsesAsync()
    {
        var session = (await company.GetAsync("/sessions")).Items().First();
        var all = new List<JsonNode>();
        for (var n = 1; n <= session["messages"]!.GetValue<int>(); n++)
        {
            all.AddRange((await company.GetAsync($"/sessions/{session["id"]}/messages/{n}"))["responses"]!.AsArray().Select(r => r!));
        }

        return all;
    }

    private async Task LoseKeysAsync()
    {
        await server.RestartAsync();
        Directory.Delete(Keys, recursive: true);
        await server.RestartAsync();
    }

    private async Task<int> ChangesAfterAsync(Func<Task> change)
    {
        var end = await company.EndOfFeedAsync();
        await change();
        await company.SyncAsync();
        return (await company.GetAsync($"/changes?limit=500&cursor={end}")).Items().Count();
    }

    private async Task<string> WorkAsync<T>()
        where T : class, WebConnectorSync.Sync.Jobs.IServerJob
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<T>().WorkAsync(Ct);
    }

    private async Task<Dictionary<string, string>> OnDiskAsync()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(server.DataDirectory, "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}nodes{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            files.Add(file, await reader.ReadToEndAsync(Ct));
        }

        return files;
    }
}
