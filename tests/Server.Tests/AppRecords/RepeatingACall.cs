using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Sync.AppRecords;

namespace WebConnectorSync.Server.Tests.AppRecords;

public sealed class RepeatingACall(TimedServer timed) : IClassFixture<TimedServer>, IAsyncLifetime
{
    private const string Miller = """{"name": "Miller"}""";

    private readonly Clock clock = timed.Clock;
    private readonly RunningServer server = timed.Server;
    private string company = "";

    public async ValueTask InitializeAsync() => company = AppCalls.CompanyPath(await server.CreateCompanyAsync());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_same_key_and_call_get_the_same_answer_though_the_record_changed_meanwhile()
    {
        var called = await server.Api.PutAsync(company, "customers", "c-1", Miller, key: "k-1");
        var first = await called.JsonAsync(201);
        await server.Api.TakenAsync(company, "customers", "c-1", """{"name": "Smith"}""");

        var repeated = await server.Api.PutAsync(company, "customers", "c-1", Miller, key: "k-1");
        var again = await repeated.JsonAsync(201);

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.False(called.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(["true"], repeated.Headers.GetValues("Idempotency-Replayed"));
        Assert.Equal("Smith", (await server.GetJsonAsync($"{company}/records/customers/by-external-id/c-1"))["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_key_with_another_call_is_refused()
    {
        await server.Api.PutAsync(company, "customers", "c-1", Miller, key: "k-1");

        await server.Api.PutAsync(company, "customers", "c-1", """{"name": "Smith"}""", key: "k-1").RefusedAsync(409, "idempotencyKeyReused");
        await server.Api.PutAsync(company, "customers", "c-2", Miller, key: "k-1").RefusedAsync(409, "idempotencyKeyReused");
        await server.Api.DeleteAsync(company, "customers", "c-1", key: "k-1").RefusedAsync(409, "idempotencyKeyReused");
        Assert.Single((await server.GetJsonAsync($"{company}/records/customers")).Items());
    }

    [Fact]
    public async Task Calls_with_one_key_at_once_do_it_once()
    {
        var answers =
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => server.Api.PutAsync(company, "customers", "c-1", Miller, key: "k-1")));

        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));
        Assert.All(answers, a => Assert.Equal(201, (int)a.StatusCode));
        Assert.Single(bodies.Distinct());
    }

    [Fact]
    public async Task What_was_refused_may_be_sent_again_with_its_key()
    {
        await server.Api.PutAsync(company, "customers", "c-2", """{"name": "Roof", "parentRef": {"externalId": "c-1"}}""", key: "k-1").RefusedAsync(422, "unknownReference");
        await server.Api.TakenAsync(company, "customers", "c-1", Miller);

        var taken = await (await server.Api.PutAsync(company, "customers", "c-2", """{"name": "Roof", "parentRef": {"externalId": "c-1"}}""", key: "k-1")).JsonAsync(201);

        Assert.Equal("Miller:Roof", taken["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day()
    {
        await server.Api.PutAsync(company, "customers", "c-1", Miller, key: "k-1");
        clock.Advance(TimeSpan.FromHours(23));
        await ForgetAsync();
        await server.Api.PutAsync(company, "customers", "c-1", """{"name": "Smith"}""", key: "k-1").RefusedAsync(409, "idempotencyKeyReused");

        clock.Advance(TimeSpan.FromHours(2));
        await ForgetAsync();

        await using var db = server.OpenDb();
        Assert.Equal(0, await db.IdempotentCalls.CountAsync());
    }

    private async Task ForgetAsync()
    {
        await using var scope = server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ForgetCallsJob>().RunAsync(CancellationToken.None);
    }
}
