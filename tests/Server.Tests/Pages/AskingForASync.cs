using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>The buttons of a company's page do what the API does.</summary>
public sealed class AskingForASync : IAsyncLifetime
{
    private readonly RunningServer server = new() { Settings = ["--Jobs:IsEnabled=false"] };
    private Visitor visitor = null!;
    private SyncedCompany company = null!;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        visitor = new(server);
        await visitor.SendAsync("/welcome", "", ("email", "anna@example.com"), ("password", Visitor.Password), ("again", Visitor.Password));
        company = await SyncedCompany.ConnectAsync(
            server.Api, "Buttons", new SeedPlan { Customers = 2, Jobs = 0, Invoices = 0, InactiveEvery = 0 });
        await company.SyncAsync();
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_reset_asks_for_the_comparison_that_shows_what_is_gone()
    {
        await visitor.SendAsync(Page, "Reset");

        await using var db = server.OpenDb();
        Assert.NotEmpty(await db.Comparisons.ToListAsync());
        Assert.NotNull((await db.Companies.SingleAsync()).SyncRequestedAt);
        Assert.All(await db.Sections.ToListAsync(), s => Assert.Null(s.SyncTime));
    }

    [Theory]
    [InlineData("Sync")]
    [InlineData("Reset")]
    public async Task Nothing_is_asked_of_a_company_that_is_paused(string button)
    {
        using var paused = await server.Api.PostAsJsonAsync($"{company.Path}/pause", new { });
        Assert.True(paused.IsSuccessStatusCode);

        await visitor.SendAsync(Page, button);

        await using var db = server.OpenDb();
        Assert.Empty(await db.Comparisons.ToListAsync());
        Assert.Null((await db.Companies.SingleAsync()).SyncRequestedAt);
        Assert.Contains(await db.Sections.ToListAsync(), s => s.SyncTime is not null);
    }

    [Fact]
    public async Task Which_file_is_open_is_said_with_a_button_that_says_what_it_does()
    {
        company.File.Settings.Path = @"E:\Books\moved.qbw";
        await company.SyncAsync();
        await company.SyncAsync();
        var asked = await visitor.SendAsync(Page, "Sync");
        Assert.Contains("The file was moved", asked, StringComparison.Ordinal);
        Assert.Contains("is never read and never written", asked, StringComparison.Ordinal);

        var said = await visitor.SendAsync(Page, "File", ("answer", "Moved"));

        Assert.Contains("That place is remembered", said, StringComparison.Ordinal);
        await using var db = server.OpenDb();
        Assert.Null((await db.Companies.SingleAsync()).Identity.Doubt);
        Assert.Contains(await db.Audit.ToListAsync(), a => a.Action == @"Said that the company file was moved to E:\Books\moved.qbw.");
    }

    private string Page => "/companies/" + company.Path.Split('/')[^1];
}
