using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Server.Tests.Api;

public sealed class ReadingRecords(RunningServer server) : IAsyncLifetime
{
    private Guid company;

    public async ValueTask InitializeAsync() => company = await server.CreateCompanyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_record_carries_both_sides_under_the_names_of_the_contract()
    {
        var id = await AddAsync("Abercrombie, Kristy");

        var record = await server.GetJsonAsync($"{Path}/{id}");

        Assert.Equal(
            [
                "id", "section", "externalId", "quickBooksId", "name", "state", "reason", "editSequence", "quickBooks", "app", "createdAt",
                "modifiedAt", "figuresAt", "lowestLevel",
            ],
            record.AsObject().Select(p => p.Key));
        Assert.Equal("quickBooksOnly", record["state"]!.GetValue<string>());
        Assert.Equal("2026-11-20T09:00:00Z", record["createdAt"]!.GetValue<string>());
        Assert.Equal("""{"fullName":"Abercrombie, Kristy","balance":12.50}""", record["quickBooks"]!.ToJsonString());
    }

    [Fact]
    public async Task A_record_is_found_by_the_apps_own_id_whatever_characters_it_has()
    {
        var id = await AddAsync("Abercrombie", RecordState.Linked, "C/17 ü");

        var record = await server.GetJsonAsync($"{Path}/by-external-id/{Uri.EscapeDataString("C/17 ü")}");

        Assert.Equal(id, record["id"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task Unknown_records_are_not_found()
    {
        await server.Api.GetAsync($"{Path}/{Guid.NewGuid()}").RefusedAsync(404, "recordNotFound");
        await server.Api.GetAsync($"{Path}/by-external-id/none").RefusedAsync(404, "recordNotFound");
    }

    [Theory]
    [InlineData("q=aber", "Abercrombie")]
    [InlineData("q=CROM", "Abercrombie")]
    [InlineData("q=%C3%BCnal", "Ünal GmbH")]
    [InlineData("q=100%25", "100% Wool")]
    [InlineData("q=_", "")]
    [InlineData("state=linked", "Ünal GmbH")]
    [InlineData("state=linked&q=wool", "")]
    [InlineData("modifiedSince=2026-11-20T09:00:00Z&q=w", "100% Wool")]
    [InlineData("modifiedSince=2026-11-20T09:00:01Z", "")]
    [InlineData("modifiedSince=2026-11-20T10:00:00%2B01:00&q=w", "100% Wool")]
    public async Task Filters_narrow_the_list(string query, string found)
    {
        await AddAsync("Abercrombie");
        await AddAsync("Ünal GmbH", RecordState.Linked, "7");
        await AddAsync("100% Wool");

        var list = await server.GetJsonAsync($"{Path}?{query}");

        Assert.Equal(found, string.Join(", ", list.Items().Select(r => r["name"]!.GetValue<string>())));
    }

    [Fact]
    public async Task Pages_miss_nothing_and_repeat_nothing_while_records_arrive()
    {
        for (var i = 0; i < 5; i++)
        {
            await AddAsync($"Customer {i}");
        }

        var names = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            JsonNode page = await server.GetJsonAsync($"{Path}?limit=2&cursor={cursor}");
            names.AddRange(page.Items().Select(r => r["name"]!.GetValue<string>()));
            cursor = page["cursor"]?.GetValue<string>();
            if (names.Count == 2)
            {
                await AddAsync("Customer 5");
            }
        }

        Assert.Equal(Enumerable.Range(0, 6).Select(i => $"Customer {i}"), names);
    }

    private string Path => $"{ApiCalls.Companies}/{company}/records/customers";

    private async Task<Guid> AddAsync(string name, RecordState state = RecordState.QuickBooksOnly, string? externalId = null)
    {
        await using var db = server.OpenDb();
        var record = db.AddCustomer(company, name, state, externalId);
        await db.SaveChangesAsync();
        return record.Id;
    }
}
