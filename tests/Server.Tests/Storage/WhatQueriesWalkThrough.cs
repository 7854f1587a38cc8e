using System.Collections.Concurrent;
using System.Data.Common;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Sessions;
using WebConnectorSync.Sync.Statistics;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>What a session, a call of the app and a page ask the database is found by an index, however much else is stored.</summary>
public sealed partial class WhatQueriesWalkThrough
{
    // They grow with the companies, the sessions or the years.
    private static readonly HashSet<string> Large = [
        "Sessions",
        "Messages",
        "Records",
        "Changes",
        "Posts",
        "PostBatches",
        "Log",
        "CompanySections",
        "IdempotentCalls",
        "Audit",
        "CompanyDays"];

    [Fact]
    public async Task Is_never_a_whole_table_and_never_all_posts_or_records_of_a_company()
    {
        var watch = new Collecting();
        var server = new RunningServer { Settings = ["--Jobs:IsEnabled=false"], Watchers = [watch] };
        await server.InitializeAsync();
        await using var running = server;
        var company = await SyncedCompany.ConnectAsync(server.Api, "Walked", new SeedPlan { Customers = 3, Jobs = 0, Invoices = 2 });
        await company.SyncAsync();
        await company.SyncAsync();
        using var put = await server.Api.PutAsJsonAsync($"{company.Path}/records/customers/by-external-id/walked", new { name = "Walked" });
        put.EnsureSuccessStatusCode();
        using var child = await server.Api.PutAsJsonAsync(
            $"{company.Path}/records/customers/by-external-id/walked-job", new { name = "Job", parentRef = new { fullName = "Walked" } });
        child.EnsureSuccessStatusCode();
        await company.SyncAsync();
        await company.SyncAsync();
        await company.GetAsync("");
        await company.GetAsync("/sections");
        await company.GetAsync("/changes?limit=5");
        await company.GetAsync("/sessions");
        await company.GetAsync("/records/customers?q=walk");
        await server.GetJsonAsync("/api/v1/companies");
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RetentionJob>().WorkAsync(TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetRequiredService<StatisticsJob>().WorkAsync(TestContext.Current.CancellationToken);
        }


        await using var database =
            new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "webconnectorsync.db")};Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        var walks = watch.Seen.Keys.SelectMany(sql => Plan(database, sql).Where(step => IsWalk(sql, step)).Select(step => $"{step}: {sql}"))
            .ToList();

        Assert.True(watch.Seen.Count > 50);
        Assert.Empty(walks);
    }

    private static List<string> Plan(SqliteConnection database, string sql)
    {
        if (!Question().IsMatch(sql))
        {
            return [];
        }

        using var command = database.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in Parameter().Matches(sql).Select(m => m.Value).Distinct())
        {
            command.Parameters.AddWithValue(name, 1);
        }

        using var reader = command.ExecuteReader();
        var steps = new List<string>();
        while (reader.Read())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    private static bool IsWalk(string sql, string step)
    {
        var found = Step().Match(step);
        if (!found.Success || TableOf(sql, found.Groups["alias"].Value) is not { } table || !Large.Contains(table))
        {
            return false;
        }

        // An index of few rows may be read whole; so may the sections, whose counts the statistics take for every company. A condition
        // that no row can meet walks through nothing.
        return found.Groups["how"].Value == "SCAN"
            ? !step.Contains("IX_Sessions_LastCallAt", StringComparison.Ordinal)
                && !sql.Contains("\"QuickBooksCount\" > 0", StringComparison.Ordinal)
                && !sql.EndsWith("WHERE 0", StringComparison.Ordinal)
            : table is "Posts" or "Records" && step.EndsWith("_1 (CompanyId=?)", StringComparison.Ordinal);
    }

    private static string? TableOf(string sql, string alias) =>
        Regex.Match(sql, $"\"(?<table>\\w+)\" AS \"{Regex.Escape(alias)}\"", RegexOptions.NonBacktracking) is { Success: true } named
            ? named.Groups["table"].Value
            : Large.Contains(alias)
            ? alias
            : null;

    [GeneratedRegex(@"^\s*(?<verb>SELECT|UPDATE|DELETE)\b[^;]*;?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Question();

    [GeneratedRegex(@"[@$]\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(?<how>SCAN|SEARCH) (?<alias>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Step();

    private sealed class Collecting : DbCommandInterceptor
    {
        public ConcurrentDictionary<string, byte> Seen { get; } = new(StringComparer.Ordinal);

        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
        {
            Seen.TryAdd(result.CommandText, 0);
            return result;
        }
    }
}
