using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Changes;

namespace WebConnectorSync.Server.Tests.Api;

public sealed class ReadingChanges(RunningServer server) : IAsyncLifetime
{
    private Guid company;

    public async ValueTask InitializeAsync() => company = await server.CreateCompanyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_empty_feed_answers_a_cursor_to_go_on_from()
    {
        var first = await server.GetJsonAsync(Path + "?cursor=");
        await AddAsync("Abercrombie");
        var next = await server.GetJsonAsync($"{Path}?cursor={first["cursor"]}");

        Assert.Empty(first.Items());
        Assert.Single(next.Items());
    }

    [Fact]
    public async Task An_entry_carries_the_record_as_it_is_now()
    {
        var id = await AddAsync("Abercrombie");

        var change = (await server.GetJsonAsync(Path)).Items().Single();

        Assert.Equal(
            ["cursor", "at", "type", "section", "recordId", "quickBooksId", "externalId", "record"], change.AsObject().Select(p => p.Key));
        Assert.Equal("created", change["type"]!.GetValue<string>());
        Assert.Equal(id, change["recordId"]!.GetValue<Guid>());
        Assert.Equal("Abercrombie", change["record"]!["name"]!.GetValue<string>());
        Assert.Equal(change["record"]!["quickBooksId"]!.GetValue<string>(), change["quickBooksId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Reading_page_by_page_gives_every_entry_once_in_order()
    {
        for (var i = 0; i < 5; i++)
        {
            await AddAsync($"Customer {i}");
        }

        var names = new List<string>();
        var cursor = "";
        for (var count = -1; count != names.Count;)
        {
            count = names.Count;
            var page = await server.GetJsonAsync($"{Path}?limit=2&cursor={cursor}");
            names.AddRange(page.Items().Select(c => c["record"]!["name"]!.GetValue<string>()));
            cursor = page["cursor"]!.GetValue<string>();
        }

        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"Customer {i}"), names);
    }

    [Fact]
    public async Task A_held_call_is_answered_when_something_comes()
    {
        var held = server.GetJsonAsync(Path + "?wait=60");
        await AddAsync("Abercrombie");
        server.Services.GetRequiredService<ChangeSignal>().Pulse(company);

        Assert.Single((await held).Items());
    }

    [Fact]
    public async Task A_held_call_finds_what_another_process_wrote()
    {
        var held = server.GetJsonAsync(Path + "?wait=60");
        await AddAsync("Abercrombie");

        Assert.Single((await held).Items());
    }

    [Fact]
    public async Task A_held_call_ends_with_nothing_when_nothing_comes()
    {
        var answer = await server.GetJsonAsync(Path + "?wait=1");

        Assert.Empty(answer.Items());
        Assert.NotEmpty(answer["cursor"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_cursor_from_before_a_restore_is_refused_and_not_waited_on()
    {
        await AddAsync("Abercrombie");
        var cursor = (await server.GetJsonAsync(Path))["cursor"];
        await using var db = server.OpenDb();
        await db.Companies.Where(c => c.Id == company).ExecuteUpdateAsync(c => c.SetProperty(x => x.ChangeSequence, 0));

        await server.Api.GetAsync($"{Path}?wait=60&cursor={cursor}").RefusedAsync(400, "invalidCursor");
    }

    private string Path => $"{ApiCalls.Companies}/{company}/changes";

    private async Task<Guid> AddAsync(string name)
    {
        await using var db = server.OpenDb();
        var owner = await db.Companies.SingleAsync(c => c.Id == company);
        var record = db.AddCustomer(company, name);
        db.Changes.Add(new()
        {
            CompanyId = company,
            Sequence = ++owner.ChangeSequence,
            At = record.CreatedAt,
            Type = ChangeType.Created,
            Section = record.Section,
            RecordId = record.Id,
        });
        await db.SaveChangesAsync();
        return record.Id;
    }
}
