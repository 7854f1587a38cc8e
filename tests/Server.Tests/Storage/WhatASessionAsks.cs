using WebConnectorSync.Server.Tests.Rules;
using WebConnectorSync.Server.Tests.Sync;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>How often a session turns to the database: where it stands on another machine, that is what a call waits for.</summary>
public sealed class WhatASessionAsks
{
    [Fact]
    public async Task Is_little_when_nothing_is_new_whatever_the_number_of_sections_and_of_lists_that_come_whole()
    {
        var trips = new RoundTrips();
        await using var server = await StartAsync(trips);
        var company = await SyncedCompany.ConnectAsync(server.Api, "Quiet", FullBooks.Seed, FullBooks.Settings());
        FullBooks.Fill(company.File);
        await company.SyncAsync();
        await company.SyncAsync();
        trips.Take();

        var report = await company.SyncAsync();

        var asked = trips.Take();
        Assert.Equal("Nothing new in QuickBooks.", report.Result);
        Assert.True(asked.Count <= 48, $"{asked.Count}:\n{string.Join("\n", asked)}");
    }

    [Fact]
    public async Task Does_not_grow_with_the_sections_when_the_rules_change()
    {
        var trips = new RoundTrips();
        await using var server = await StartAsync(trips);
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        books.Invoice("Miller", "1", "2025-06-01");
        await books.SyncAsync();
        await books.SyncAsync();
        trips.Take();
        await books.SyncAsync();
        var quiet = trips.Take().Count;
        await books.RuleAsync("""{"fromDate":"2026-01-01"}""");
        trips.Take();

        await books.SyncAsync();

        var asked = trips.Take();
        Assert.Equal("ignored: Left out because it is dated before 2026-01-01.", await books.StandAsync("invoices", "1"));
        Assert.True(asked.Count - quiet <= 80, $"{asked.Count} instead of {quiet}:\n{string.Join("\n", asked)}");
    }

    private static async Task<RunningServer> StartAsync(RoundTrips trips)
    {
        var server = new RunningServer { Settings = ["--Jobs:IsEnabled=false"], Watchers = [trips] };
        await server.InitializeAsync();
        return server;
    }
}
