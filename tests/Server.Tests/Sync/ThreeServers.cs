using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Values;

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

    [Fact]
    public async Task Hand_no_post_out_twice_and_lose_none_while_they_are_killed_at_random_and_two_web_connectors_call_at_once()
    {
        await using var one = new ServerProcess();
        await one.StartAsync();
        await using var two = new ServerProcess(one.Directory);
        await using var three = new ServerProcess(one.Directory);
        await Task.WhenAll(two.StartAsync(), three.StartAsync());
        ServerProcess[] all = [one, two, three];
        var balance = new Balance(all);
        var company = await SyncedCompany.ConnectAsync(one.Api, "Posting", new SeedPlan { Customers = 5, Jobs = 0, Invoices = 0, InactiveEvery = 0 }, handler: () => new Balancing(balance));
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        var rival = await company.NewConnectorAsync();
        var customer = company.File.AllRecords("Customer")[0].Element("FullName")!.Value;
        var item = company.File.AllRecords("ItemService")[0].Element("FullName")!.Value;

        var random = new Random(20261126);
        var put = new List<string>();
        for (var round = 0; round < 6; round++)
        {
            for (var n = 0; n < 15; n++)
            {
                put.Add($"T-{round}-{n}");
                await all[n % 3].Api.TakenAsync(company.Path, "invoices", put[^1], $$"""{"customerRef":{"fullName":"{{customer}}"},"txnDate":"2026-11-20","refNumber":"{{put[^1]}}","lines":[{"itemRef":{"fullName":"{{item}}"},"quantity":2,"rate":10}]}""");
            }

            var victim = all[random.Next(all.Length)];
            balance.KillAt(random.Next(6, 16), victim);
            await Task.WhenAll(company.SyncAsync(), rival.RunSessionAsync(TestContext.Current.CancellationToken));
            if (balance.HasKilled)
            {
                await victim.GoneAsync();
                await victim.StartAsync();
            }
        }

        balance.KillAt(int.MaxValue, one);
        await company.SyncAsync();
        Assert.Equal(100, (await company.SyncAsync()).Progress);

        Assert.Equal(put.Order(StringComparer.Ordinal), company.File.AllRecords("Invoice").Select(i => i.Element("RefNumber")!.Value).Order(StringComparer.Ordinal));
        Assert.All((await company.GetAsync("/posts?limit=500")).Items(), p => Assert.Equal("posted", p["status"]!.GetValue<string>()));
        Assert.Equal(put.Count, (await company.RecordsAsync("invoices")).Count(r => r["state"]!.GetValue<string>() == "linked"));
        Assert.True(balance.Kills >= 3, "The servers were hardly killed.");
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
