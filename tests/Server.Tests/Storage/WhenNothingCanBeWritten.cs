using System.Data.Common;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sqlite;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// A disk without room, a program beside the server that holds the database: what is there is read, and why no more is said.
/// </summary>
public sealed class WhenNothingCanBeWritten : IAsyncLifetime
{
    private readonly FullDisk disk = new();
    private readonly Clock clock = new();
    private RunningServer server = null!;
    private string company = "";

    public async ValueTask InitializeAsync()
    {
        RunningServer? made = null;
        made = new()
        {
            Clock = clock,
            Settings = ["--Jobs:IsEnabled=false"],
            Watchers = [disk],
            Also = services => services.AddSingleton<DatabaseProvider>(p => new SqliteProvider(
                Path.Combine(made!.DataDirectory, StorageSetup.SqliteFile),
                p.GetService<ILoggerFactory>(),
                p.GetServices<IInterceptor>(),
                TimeSpan.FromSeconds(1))),
        };
        server = made;
        await server.InitializeAsync();
        company = $"{ApiCalls.Companies}/{await server.CreateCompanyAsync()}";
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync());
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Because_the_disk_is_full_that_is_said_and_reading_goes_on()
    {
        disk.IsFull = true;
        clock.Advance(TimeSpan.FromMinutes(2));

        await server.GetJsonAsync(company);
        await server.GetJsonAsync($"{company}/records/customers");
        using var put = await server.Api.PutAsync(company, "customers", "1", """{"name":"Somebody"}""");
        Assert.Equal("60", put.Headers.RetryAfter?.ToString());
        await Task.FromResult(put).RefusedAsync(503, "storageFull");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync());
        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.GetAsync("/health/live")).StatusCode);

        disk.IsFull = false;
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync());
        await server.Api.TakenAsync(company, "customers", "1", """{"name":"Somebody"}""");
    }

    [Fact]
    public async Task Because_another_program_holds_the_database_that_is_said_and_reading_goes_on()
    {
        var file = Path.Combine(server.DataDirectory, StorageSetup.SqliteFile);
        await using var other = new SqliteConnection($"Data Source={file};Pooling=false");
        await other.OpenAsync();
        clock.Advance(TimeSpan.FromMinutes(2));
        await using (var held = other.BeginTransaction(deferred: false))
        {
            await server.GetJsonAsync(company);
            await server.Api.PutAsync(company, "customers", "1", """{"name":"Somebody"}""").RefusedAsync(503, "busy");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync());
            await server.GetJsonAsync($"{company}/changes");
        }

        Assert.Equal(HttpStatusCode.OK, await ReadyAsync());
        await server.Api.TakenAsync(company, "customers", "1", """{"name":"Somebody"}""");
    }

    [Fact]
    public async Task Many_writers_wait_without_a_thread_each()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async n =>
        {
            var put = await server.Api.PutAsync(company, "customers", $"{n}", $$"""{"name":"Customer {{n}}"}""");
            Assert.True(
                put.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable,
                await put.Content.ReadAsStringAsync());
        }));

        // Whoever did not get through in this server's short patience was told so, and gets through now.
        for (var n = 0; n < 60; n++)
        {
            await server.Api.TakenAsync(company, "customers", $"{n}", $$"""{"name":"Customer {{n}}"}""");
        }
    }

    private async Task<HttpStatusCode> ReadyAsync() => (await server.Anonymous.GetAsync("/health/ready")).StatusCode;

    // As SQLite says it when the write-ahead log cannot grow.
    private sealed class FullDisk : DbCommandInterceptor
    {
        private static readonly string[] Writes = ["INSERT", "UPDATE", "DELETE"];

        public bool IsFull { get; set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Check(command, result));

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default) => ValueTask.FromResult(Check(command, result));

        private T Check<T>(DbCommand command, T result) =>
            IsFull && Array.Exists(Writes, w => command.CommandText.TrimStart().StartsWith(w, StringComparison.Ordinal))
                ? throw new SqliteException("SQLite Error 13: 'database or disk is full'.", 13)
                : result;
    }
}
