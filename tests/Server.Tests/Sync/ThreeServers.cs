using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class ThreeServers
{
    private static readonly SeedPlan Seed = new() { Customers = 500, Jobs = 0, Invoices = 50, Employees = 5, Vendors = 10 };

    [Fact]
    public async Task On_one_database_that_are_killed_at_random_under_load_lose_and_repeat_nothing()
    {
        await using var one = new ServerProcess();
        await one.StartAsync();
        await using var two = new ServerProcess(one.Directory);
        await using var three = new ServerProcess(one.Directory);
        await Task.WhenAll(two.StartAsync(), three.StartAsync());
        ServerProcess[] all = [one, two, three];
        var balance = new Balance(all);
        var companies = new List<SyncedCompany>();
        for (var n = 0; n < 3; n++)
        {
            companies.Add(await SyncedCompany.ConnectAsync(one.Api, $"Company {n}", Seed, handler: () => new Balancing(balance)));
        }

        var random = new Random(20261125);
        for (var round = 0; round < 4; round++)
        {
            var victim = all[random.Next(all.Length)];
            balance.KillAt(random.Next(8, 25), victim);
            await Task.WhenAll(companies.Select(c => c.SyncAsync()));
            if (balance.HasKilled)
            {
                await victim.GoneAsync();
                await victim.StartAsync();
            }

            companies.ForEach(c => c.File.Change("Customer", c.File.Ids("Customer")[random.Next(100)], ("Phone", $"603-555-{round:0000}")));
        }

        balance.KillAt(int.MaxValue, one);
        foreach (var company in companies)
        {
            var last = await company.SyncAsync();
            Assert.Equal((null, 100), (last.Exception, last.Progress));
            Assert.Equal(company.File.Ids("Customer").Order(StringComparer.Ordinal), await IdsAsync(company, "customers"));
            Assert.Equal(company.File.Ids("Invoice").Order(StringComparer.Ordinal), await IdsAsync(company, "invoices"));
            Assert.Equal(company.File.Count("Customer"), (await company.SectionAsync("customers"))["counts"]!["quickBooks"]!.GetValue<int>());
            await FeedNamesEachOnceAsync(company);
        }

        Assert.True(balance.Kills >= 2, "The servers were hardly killed.");
    }

    private static async Task<IEnumerable<string>> IdsAsync(SyncedCompany company, string section) =>
        (await company.RecordsAsync(section)).Select(r => r["quickBooksId"]!.GetValue<string>()).Order(StringComparer.Ordinal);

    private static async Task FeedNamesEachOnceAsync(SyncedCompany company)
    {
        var created = new List<string>();
        for (var cursor = ""; ;)
        {
            var page = await company.GetAsync($"/changes?limit=500&cursor={cursor}");
            var items = page["items"]!.AsArray();
            if (items.Count == 0)
            {
                break;
            }

            created.AddRange(items.Where(c => c!["type"]!.GetValue<string>() == "created" && c["section"]!.GetValue<string>() == "customers").Select(c => c!["quickBooksId"]!.GetValue<string>()));
            cursor = page["cursor"]!.GetValue<string>();
        }

        Assert.Equal(company.File.Ids("Customer").Order(StringComparer.Ordinal), created.Order(StringComparer.Ordinal));
    }

    /// <summary>Sends each call to the next server, as a load balancer does, and kills one of them in the middle of a call.</summary>
    private sealed class Balance(ServerProcess[] servers)
    {
        private readonly Lock gate = new();
        private int calls;
        private int at = int.MaxValue;
        private ServerProcess? victim;

        public bool HasKilled { get; private set; }

        public int Kills { get; private set; }

        public void KillAt(int call, ServerProcess server)
        {
            lock (gate)
            {
                (calls, at, victim, HasKilled) = (0, call, server, false);
            }
        }

        public (ServerProcess Server, bool IsLast) Next()
        {
            lock (gate)
            {
                calls++;
                var isLast = calls == at;
                var living = servers.Where(s => s.IsRunning && !(HasKilled && s == victim)).ToList();
                return (isLast ? victim! : living[calls % living.Count], isLast);
            }
        }

        public void Kill()
        {
            lock (gate)
            {
                HasKilled = true;
                Kills++;
                victim!.Kill();
            }
        }
    }

    private sealed class Balancing(Balance balance) : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (server, isLast) = balance.Next();
            request.RequestUri = new Uri(server.Api.BaseAddress!, request.RequestUri!.PathAndQuery);
            var answer = base.SendAsync(request, cancellationToken);
            if (isLast)
            {
                balance.Kill();
            }

            return await answer;
        }
    }
}
