using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class WhenFurtherPagesFail(RunningServer server)
{
    private static readonly SeedPlan Seed = new() { Customers = 500, Jobs = 50, Invoices = 60 };

    [Fact]
    public async Task A_broken_iterator_begins_again_without_losing_or_repeating()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Iterator", Seed);
        company.File.Faults.BrokenContinues = 1;

        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        Assert.Equal(company.File.Count("Customer"), (await company.RecordsAsync("customers")).Count);
        Assert.Equal("ok", (await company.SectionAsync("customers"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Further_pages_that_cannot_be_asked_for_hold_the_sync_time()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "No iterator", Seed, handler: () => new WithoutIteratorIds());

        await company.SyncAsync();

        var customers = await company.SectionAsync("customers");
        Assert.Equal("error", customers["status"]!.GetValue<string>());
        Assert.Null(customers["syncTime"]);
        Assert.Equal("ok", (await company.SectionAsync("terms"))["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(ContinueFilters.Required)]
    [InlineData(ContinueFilters.Refused)]
    public async Task QuickBooks_may_want_the_filters_on_a_further_page_or_not(ContinueFilters wanted)
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, $"Filters {wanted}", Seed);
        company.File.Faults.ContinueFilters = wanted;

        await company.SyncAsync();

        Assert.Equal(company.File.Count("Customer"), (await company.RecordsAsync("customers")).Count);
        Assert.Equal("ok", (await company.SectionAsync("customers"))["status"]!.GetValue<string>());
    }

    private sealed class WithoutIteratorIds() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { } content)
            {
                var text = (await content.ReadAsStringAsync(cancellationToken)).Replace(" iteratorID=", " lost=", StringComparison.Ordinal);
                request.Content = new StringContent(text, System.Text.Encoding.UTF8, "text/xml");
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
