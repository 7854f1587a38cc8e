using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class ThreeServers
{
    private const int Rounds = 4;

    private static readonly SeedPlan Read = new() { Customers = 250, Jobs = 0, Invoices = 50, Employees = 5, Vendors = 10 };
    private static readonly SeedPlan Written = new() { Customers = 5, Jobs = 0, Invoices = 0, InactiveEvery = 0 };

    [Fact]
    public async Task On_one_database_that_are_killed_at_random_under_load_lose_and_repeat_nothing_and_hand_no_post_out_twice()
    {
        await using var one = new ServerProcess();
        await one.StartAsync();
        await using var two = new ServerProcess(one.Directory);
        await using var three = new ServerProcess(one.Directory);
        await Task.WhenAll(two.StartAsync(), three.StartAsync());
        ServerProcess[] all = [one, two, three];
        var balance = new Balance(all);
        SyncedCompany[] read = [await ConnectAsync(balance, one, "Read", Read), await ConnectAsync(balance, one, "Read too", Read)];
        var written = await ConnectAsync(balance, one, "Written", Written);
        Assert.Equal(100, (await written.SyncAsync()).Progress);
        var rival = await written.NewConnectorAsync();

        var random = new Random(20261125);
        var put = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            put.AddRange(await PutAsync(all, written, round));
            var victim = all[random.Next(all.Length)];
            balance.KillAt(random.Next(10, 24), victim);
            await Task.WhenAll(
                [.. read.Select(c => c.SyncAsync()), written.SyncAsync(), rival.RunSessionAsync(TestContext.Current.CancellationToken)]);
            if (balance.HasKilled)
            {
                await victim.GoneAsync();
                await victim.StartAsync();
            }

            foreach (var company in read)
            {
                company.File.Change("Customer", company.File.Ids("Customer")[random.Next(100)], ("Phone", $"603-555-{round:0000}"));
            }
        }

        balance.KillAt(int.MaxValue, one);
        foreach (var company in read)
        {
            await IsReadOnceAsync(company);
        }

        await IsWrittenOnceAsync(written, put);
        Assert.True(balance.Kills >= 3, "The servers were hardly killed.");
    }

    private static Task<SyncedCompany> ConnectAsync(Balance balance, ServerProcess server, string name, SeedPlan seed) =>
        SyncedCompany.ConnectAsync(server.Api, name, seed, handler: () => new Balancing(balance));

    // The app calls each server in its turn.
    private static async Task<List<string>> PutAsync(ServerProcess[] all, SyncedCompany company, int round)
    {
        var customer = company.File.AllRecords("Customer")[0].Element("FullName")!.Value;
        var item = company.File.AllRecords("ItemService")[0].Element("FullName")!.Value;
        var put = new List<string>();
        for (var n = 0; n < 9; n++)
        {
            put.Add($"T-{round}-{n}");
            await all[n % all.Length].Api.TakenAsync(company.Path, "invoices", put[^1], $$"""{"customerRef":{"fullName":"{{customer}}"},"txnDate":"2026-11-20","refNumber":"{{put[^1]}}","lines":[{"itemRef":{"fullName":"{{item}}"},"quantity":2,"rate":10}]}""");
        }

        return put;
    }

    private static async Task IsReadOnceAsync(SyncedCompany company)
    {
        var last = await company.SyncAsync();
        Assert.Equal((null, 100), (last.Exception, last.Progress));
        Assert.Equal(company.File.Ids("Customer").Order(StringComparer.Ordinal), await IdsAsync(company, "customers"));
        Assert.Equal(company.File.Ids("Invoice").Order(StringComparer.Ordinal), await IdsAsync(company, "invoices"));
        Assert.Equal(company.File.Count("Customer"), (await company.SectionAsync("customers"))["counts"]!["quickBooks"]!.GetValue<int>());
        await FeedNamesEachOnceAsync(company);
    }

    private static async Task IsWrittenOnceAsync(SyncedCompany company, List<string> put)
    {
        await company.SyncAsync();
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        Assert.Equal(
            put.Order(StringComparer.Ordinal),
            company.File.AllRecords("Invoice").Select(i => i.Element("RefNumber")!.Value).Order(StringComparer.Ordinal));
        Assert.All((await company.GetAsync("/posts?limit=500")).Items(), p => Assert.Equal("posted", p["status"]!.GetValue<string>()));
        Assert.Equal(put.Count, (await company.RecordsAsync("invoices")).Count(r => r["state"]!.GetValue<string>() == "linked"));
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

            created.AddRange(
                items.Where(c => c!["type"]!.GetValue<string>() == "created" && c["section"]!.GetValue<string>() == "customers")
                    .Select(c => c!["quickBooksId"]!.GetValue<string>()));
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
