using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Api;

public sealed class Syncing(TimedServer timed) : IClassFixture<TimedServer>, IAsyncLifetime
{
    private readonly Clock clock = timed.Clock;
    private readonly RunningServer server = timed.Server;
    private Guid company;

    public async ValueTask InitializeAsync()
    {
        clock.Set(new DateTime(2026, 11, 21, 14, 30, 0, DateTimeKind.Utc));
        company = await server.CreateCompanyAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Before_the_first_contact_the_answer_says_what_to_do()
    {
        var answer = await AskAsync("""{"mode": "now"}""");

        Assert.Equal("requested", answer["status"]!.GetValue<string>());
        Assert.Null(answer["nextContactAt"]);
        Assert.Contains("add the .qwc file", answer["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Afterwards_it_names_the_time()
    {
        await TouchAsync(clock.Now.AddMinutes(32));

        var answer = await AskAsync("""{"mode": "now"}""");

        Assert.Equal("2026-11-21T15:02:00Z", answer["nextContactAt"]!.GetValue<string>());
        Assert.Equal(
            "The Web Connector calls; we cannot call it. It is expected about 15:02 UTC, or at once when you press Update Selected.",
            answer["message"]!.GetValue<string>());
        Assert.StartsWith(
            "A sync was asked for.",
            (await server.GetJsonAsync($"{ApiCalls.Companies}/{company}"))["why"]!.GetValue<string>(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overdue_web_connector_is_said_to_be_overdue()
    {
        await TouchAsync(clock.Now.AddMinutes(-10));

        var answer = await AskAsync("""{"mode": "now"}""");

        Assert.EndsWith(
            "It was expected at 14:20 UTC and has not called; press Update Selected in it.",
            answer["message"]!.GetValue<string>(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_sections_are_refused_with_the_known_ones()
    {
        var problem = await server.PostTextAsync(Path, """{"mode": "reset", "sections": ["customers", "planets", 7]}""").RefusedAsync(400, "invalidRequest");

        Assert.Equal(["sections[1] unknownWord", "sections[2] unknownWord"], problem.Errors());
        Assert.Contains("customers", problem["errors"]![0]!["advice"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_mode_is_refused() => await server.PostTextAsync(Path, """{"mode": "later"}""").RefusedAsync(400, "unknownWord");

    [Fact]
    public async Task A_reset_forgets_the_named_sections_and_keeps_the_records()
    {
        await using var db = server.OpenDb();
        db.Sections.AddRange(Synced("customers"), Synced("invoices"));
        db.AddCustomer(company, "Abercrombie");
        await db.SaveChangesAsync();

        await AskAsync("""{"mode": "reset", "sections": ["customers"]}""");

        db.ChangeTracker.Clear();
        var sections = await db.Sections.Where(s => s.CompanyId == company).ToDictionaryAsync(s => s.Section);
        Assert.Null(sections["customers"].SyncTime);
        Assert.Equal(SectionStatus.Never, sections["customers"].Status);
        Assert.Equal("2026-11-21T09:00:00", sections["invoices"].SyncTime);
        Assert.Equal(1, await db.Records.CountAsync(r => r.CompanyId == company));
        Assert.Equal(1, sections["customers"].QuickBooksCount);
    }

    [Fact]
    public async Task A_reset_takes_the_run_away_from_the_session_that_is_storing_a_page()
    {
        await using var db = server.OpenDb();
        var section = Synced("customers");
        section.RunSessionId = Guid.CreateVersion7();
        section.IteratorId = "{it}";
        db.Sections.Add(section);
        await db.SaveChangesAsync();

        await AskAsync("""{"mode": "reset"}""");

        section.SyncTime = "2026-11-21T12:00:00";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();
        var now = await db.Sections.SingleAsync(s => s.CompanyId == company);
        Assert.Equal((null, null, null), (now.RunSessionId, now.IteratorId, now.SyncTime));
    }

    [Fact]
    public async Task While_a_session_runs_the_answer_says_so()
    {
        await using var db = server.OpenDb();
        var session = new Session(SessionState.WaitForSend)
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company,
            TicketHash = "x",
            StartedAt = clock.Now,
            LastCallAt = clock.Now,
        };
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        await TouchAsync(clock.Now.AddMinutes(60));
        await db.Companies.Where(c => c.Id == company).ExecuteUpdateAsync(c => c.SetProperty(x => x.ActiveSessionId, session.Id));

        Assert.StartsWith("The Web Connector is syncing this company now", (await AskAsync("""{"mode": "now"}"""))["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(
            "Syncing now, since 14:30 UTC.", (await server.GetJsonAsync($"{ApiCalls.Companies}/{company}"))["why"]!.GetValue<string>());
    }

    private string Path => $"{ApiCalls.Companies}/{company}/sync";

    private async Task<System.Text.Json.Nodes.JsonNode> AskAsync(string body) =>
        await (await server.PostTextAsync(Path, body)).JsonAsync(202);

    private async Task TouchAsync(DateTime next)
    {
        await using var db = server.OpenDb();
        await db.Companies.Where(c => c.Id == company).ExecuteUpdateAsync(c => c
            .SetProperty(x => x.LastContactAt, clock.Now.AddMinutes(-28))
            .SetProperty(x => x.NextContactAt, next));
    }

    private CompanySection Synced(string name) => new()
    {
        CompanyId = company,
        Section = name,
        Status = SectionStatus.Ok,
        SyncTime = "2026-11-21T09:00:00",
        QuickBooksCount = 1,
        Done = 1,
        Total = 1,
    };
}
