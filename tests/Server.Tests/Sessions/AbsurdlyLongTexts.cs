using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sessions;

/// <summary>
/// What QuickBooks and the Web Connector send may be longer than anybody thought: it is cut to its column and ends no session.
/// </summary>
public sealed class AbsurdlyLongTexts(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Ünusually 𝔏ong ", 400));
    private static readonly SeedPlan Books = new() { Customers = 2, Jobs = 0, Invoices = 1 };

    [Fact]
    public async Task Of_a_company_its_file_and_its_QuickBooks_are_cut_and_the_file_is_known_again()
    {
        var company = await ConnectAsync("Long names");

        for (var session = 0; session < 3; session++)
        {
            var report = await company.SyncAsync();
            Assert.True(
                report is { Exception: null, LastError: null, Progress: 100 }, $"{report.Result} {report.LastError} {report.Exception}");
        }

        var shown = (await company.GetAsync(""))["quickBooks"]!;
        Assert.StartsWith(shown["companyName"]!.GetValue<string>(), Long, StringComparison.Ordinal);
        Assert.Null(shown["file"]);
        await AssertFitsAsync();
    }

    [Fact]
    public async Task Of_a_wrong_file_are_cut_in_the_sentence_that_says_so()
    {
        var company = await ConnectAsync("Long and right");
        await company.SyncAsync();
        var other = await ConnectAsync("Long and wrong");
        company.Desktop.OpenFile = other.File;

        var report = await company.SyncAsync();

        Assert.Null(report.Exception);
        Assert.StartsWith("QuickBooks has another company file open", report.LastError, StringComparison.Ordinal);
        await AssertFitsAsync();
    }

    [Fact]
    public async Task Of_an_error_are_cut_wherever_it_is_told()
    {
        var company = await ConnectAsync("Long errors");
        company.Desktop.OpenFailures.Enqueue(new HResult("0x" + Long, Long));
        Assert.Null((await company.SyncAsync()).Exception);
        Assert.Equal("failedToOpen", (await company.GetAsync(""))["status"]!.GetValue<string>());

        company.File.Faults.FailMessage(1, new HResult(Long, Long), isExecuted: false);
        Assert.Null((await company.SyncAsync()).Exception);
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        await AssertFitsAsync();
    }

    [Fact]
    public async Task Of_posts_that_fail_are_cut()
    {
        var company = await ConnectAsync("Long posts");
        await company.SyncAsync();
        using var put = await server.Api.PutAsJsonAsync(
            $"{company.Path}/records/customers/by-external-id/long", new { name = "Somebody", notes = "posted" });
        put.EnsureSuccessStatusCode();
        company.File.Faults.FailMessage(2, new HResult(Long, Long), isExecuted: false);

        Assert.Null((await company.SyncAsync()).Exception);
        Assert.Null((await company.SyncAsync()).Exception);

        Assert.Equal("posted", (await company.GetAsync("/posts")).Items().Single()["status"]!.GetValue<string>());
        await AssertFitsAsync();
    }

    private async Task<SyncedCompany> ConnectAsync(string name)
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, name, Books);
        (company.File.Settings.CompanyName, company.File.Settings.ProductName, company.File.Settings.MajorVersion) = (Long, Long, Long);
        company.File.Settings.Path = $@"C:\{Long}\{name}.qbw";
        return company;
    }

    // Pages of records are not written by EF, so every column is looked at.
    private async Task AssertFitsAsync()
    {
        await using var db = server.OpenDb();
        var columns = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(
            p => p.ClrType == typeof(string) && p.GetMaxLength() is not null).ToList();
        Assert.True(columns.Count > 50);
        foreach (var column in columns)
        {
            var table = column.DeclaringType.GetTableName();
            var sql = $"SELECT COALESCE(MAX(LENGTH(\"{column.GetColumnName()}\")), 0) AS Value FROM \"{table}\"";
            var longest = await db.Database.SqlQueryRaw<int>(sql).SingleAsync(TestContext.Current.CancellationToken);
            Assert.True(
                longest <= column.GetMaxLength(),
                $"{table}.{column.GetColumnName()} has {longest} characters and holds {column.GetMaxLength()}.");
        }
    }
}
