using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// Somebody saves the company while an answer of its session is being stored: the answer can be read only once, so it is stored again on
/// what the other one left, and nothing of either is lost.
/// </summary>
public sealed class WhenAnswersAreOvertaken
{
    [Theory]
    [InlineData(20)]
    [InlineData(4_000)]
    public async Task Both_are_stored_and_the_session_goes_on(int accounts)
    {
        var other = new AnotherWriter();
        await using var server = new RunningServer { Settings = ["--Jobs:IsEnabled=false"], Watchers = [other] };
        await server.InitializeAsync();
        var company = await SyncedCompany.ConnectAsync(
            server.Api, "Overtaken", new SeedPlan { Accounts = accounts, Customers = 5 }, handler: () => new DuringAnswers(other));

        var report = await company.SyncAsync();

        Assert.True(report is { Exception: null, LastError: null, Progress: 100, IsClosed: true }, $"{report.LastError} {report.Exception}");
        Assert.True(other.Saves > 0);
        Assert.Equal($"Renamed {other.Saves}", (await company.GetAsync(""))["name"]!.GetValue<string>());
        var theirs = company.File.Ids("Account").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(theirs, (await company.RecordsAsync("accounts")).Select(Id).Order(StringComparer.Ordinal));
        Assert.Equal(theirs, (await CreatedAsync(company)).Order(StringComparer.Ordinal));
        Assert.Single((await company.GetAsync("/sessions")).Items());
    }

    private static async Task<List<string>> CreatedAsync(SyncedCompany company)
    {
        var all = new List<string>();
        var page = await company.GetAsync("/changes?limit=500");
        while (page.Items().Any())
        {
            all.AddRange(page.Items().Where(c => c["section"]!.GetValue<string>() == "accounts").Select(Id));
            page = await company.GetAsync($"/changes?limit=500&cursor={page["cursor"]}");
        }

        return all;
    }

    private static string Id(System.Text.Json.Nodes.JsonNode item) => item["quickBooksId"]!.GetValue<string>();

    // Comes first at each of the first transactions of an answer, when the company has been read and nothing is locked.
    private sealed class AnotherWriter : DbTransactionInterceptor
    {
        private const int SavesPerAnswer = 3;
        private int left;

        public int Saves { get; private set; }

        public void Begin() => left = SavesPerAnswer;

        public void End() => left = 0;

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
            CancellationToken cancellationToken = default)
        {
            if (left > 0)
            {
                left--;
                Saves++;
                await using var own = new SqliteConnection(connection.ConnectionString);
                await own.OpenAsync(cancellationToken);
                await using var save = own.CreateCommand();
                save.CommandText = $"UPDATE Companies SET Name = 'Renamed {Saves}', Version = Version + 1";
                await save.ExecuteNonQueryAsync(cancellationToken);
            }

            return result;
        }
    }

    private sealed class DuringAnswers(AnotherWriter other) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.Headers.TryGetValues("SOAPAction", out var action)
                || !action.Single().Contains("receiveResponseXML", StringComparison.Ordinal))
            {
                return await base.SendAsync(request, cancellationToken);
            }

            other.Begin();
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                other.End();
            }
        }
    }
}
