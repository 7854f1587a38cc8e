using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class KillingTheServer
{
    private const int Customers = 2_500;

    // How much of a call has arrived when the server dies: nothing, half, or all and the answer is on its way.
    private static readonly double[] Moments = [0, 0.5, 1];

    [Fact]
    public async Task At_the_beginning_the_middle_and_the_end_of_a_call_of_a_first_sync_loses_and_repeats_nothing()
    {
        await using var server = new ServerProcess();
        var killer = new Killer(server);
        await server.StartAsync();
        var company = await SyncedCompany.ConnectAsync(
            server.Api, "Killed", new SeedPlan { Customers = Customers, Jobs = 0, Invoices = 0 }, handler: () =>
                new KillingHandler(killer));
        var random = new Random(20261122);
        foreach (var moment in Moments)
        {
            // In one of the first messages, as what was read stays read and the next session goes on behind it.
            killer.Arm(random.Next(4, 9), moment);
            var broken = await company.SyncAsync();
            Assert.True(killer.HasStruck, "The sync ended before the kill.");
            Assert.NotNull(broken.Exception);
            await server.GoneAsync();
            await server.StartAsync();
        }

        var report = await company.SyncAsync();

        Assert.Null(report.Exception);
        Assert.Equal(100, report.Progress);
        var ids = (await company.RecordsAsync("customers")).Select(r => r["quickBooksId"]!.GetValue<string>()).ToList();
        Assert.Equal(company.File.Count("Customer"), ids.Count);
        Assert.Equal(company.File.Ids("Customer").Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        Assert.Equal(ids.Count, (await company.SectionAsync("customers"))["counts"]!["quickBooks"]!.GetValue<int>());
        await FeedNamesEachOnceAsync(company, ids);
    }

    private static async Task FeedNamesEachOnceAsync(SyncedCompany company, List<string> ids)
    {
        var created = new List<string>();
        var cursor = "";
        while (true)
        {
            var page = await company.GetAsync($"/changes?limit=500&cursor={cursor}");
            var items = page["items"]!.AsArray();
            created.AddRange(
                items.Where(c => c!["section"]!.GetValue<string>() == "customers").Select(c => c!["quickBooksId"]!.GetValue<string>()));
            cursor = page["cursor"]!.GetValue<string>();
            if (items.Count == 0)
            {
                break;
            }
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), created.Order(StringComparer.Ordinal));
    }

    /// <summary>Kills the server when the given call is on its way.</summary>
    private sealed class Killer(ServerProcess server)
    {
        private int calls;
        private int at = int.MaxValue;

        public bool HasStruck { get; private set; }

        public double Moment { get; private set; }

        public void Arm(int call, double moment) => (calls, at, Moment, HasStruck) = (0, call, moment, false);

        public bool IsDue() => ++calls == at;

        public void Strike()
        {
            HasStruck = true;
            server.Kill();
        }
    }

    private sealed class KillingHandler(Killer killer) : DelegatingHandler(
        new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!killer.IsDue())
            {
                return await base.SendAsync(request, cancellationToken);
            }

            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var content = new StrikingContent(body, (int)(body.Length * killer.Moment), killer.Strike);
            foreach (var header in request.Content.Headers)
            {
                content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }

            request.Content = content;
            try
            {
                var answer = await base.SendAsync(request, cancellationToken);
                killer.Strike();
                throw new HttpRequestException($"The server answered {(int)answer.StatusCode} and was killed before the answer arrived.");
            }
            catch (HttpRequestException) when (!killer.HasStruck)
            {
                killer.Strike();
                throw;
            }
        }
    }

    /// <summary>A body in the middle of which the server dies.</summary>
    private sealed class StrikingContent(byte[] body, int at, Action strike) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, at));
            await stream.FlushAsync();
            strike();
            await stream.WriteAsync(body.AsMemory(at));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
