using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Matching;

/// <summary>A person takes a decision back: everything is as it was, as long as nothing else has happened.</summary>
public sealed class TakingADecisionBack(RunningServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<RecordState, Reason?, ChangeType?> Former => new()
    {
        { RecordState.QuickBooksOnly, null, ChangeType.Created },
        { RecordState.Ignored, Reason.Of(ReasonCode.ExcludedJob), ChangeType.Ignored },
        { RecordState.Conflict, MatchCandidates.Waiting, null },
    };

    [Theory, MemberData(nameof(Former))]
    public async Task The_record_of_quickbooks_stands_as_it_did_before_it_was_linked(RecordState state, Reason? reason, ChangeType? told)
    {
        var company = await server.CreateCompanyAsync();
        var (quickBooks, app) = (NewRecord(company, state, reason), NewRecord(company, RecordState.AppOnly));
        (quickBooks.QuickBooksId, quickBooks.QuickBooks) = ("80-1", """{"listID":"80-1","name":"Miller","fullName":"Miller"}""");
        (app.ExternalId, app.App, app.AppHash, app.Candidates) =
            ("m-1", """{"name":"Miller"}""", 2, JsonSerializer.Serialize<string[]>(["80-1"]));
        app.Dispute(Reason.Of(ReasonCode.MayBeOne), app.CreatedAt);
        await using (var db = server.OpenDb())
        {
            db.AddRange(quickBooks, app);
            await db.SaveChangesAsync(Ct);
        }

        var resolve = $"{ApiCalls.Companies}/{company}/records/customers/{app.Id}/resolve";
        await (await server.PostTextAsync(resolve, """{"action": "link"}""")).JsonAsync(200);

        await using var scope = server.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<DecisionUndo>().UndoAsync(company, "customers", app.Id, Ct);

        Assert.IsType<ResolutionOutcome.Done>(outcome);
        await using var now = server.OpenDb();
        var again = await now.Records.AsNoTracking().SingleAsync(r => r.CompanyId == company && r.QuickBooksId == "80-1", Ct);
        Assert.Equal((state, reason, null), (again.State, again.Reason, again.ExternalId));
        Assert.Equal(
            told,
            await now.Changes.Where(c => c.CompanyId == company && c.RecordId == again.Id).Select(c => (ChangeType?)c.Type)
                .SingleOrDefaultAsync(Ct));
    }

    [Theory]
    [InlineData("nothing", 7, 3, true)]
    [InlineData("the app's fields", 8, 3, false)]
    [InlineData("what QuickBooks has", 7, 4, false)]
    public void Is_possible_only_while_neither_side_has_changed(string changed, long appHash, long contentHash, bool isPossible)
    {
        var record = NewRecord(Guid.NewGuid(), RecordState.Linked);
        (record.QuickBooksId, record.App, record.AppHash, record.ContentHash) = ("80-1", "{}", 7, 3);
        var decision = DecisionUndo.Note(record, DecisionKind.UseQuickBooks, "anna", DateTime.UtcNow);
        (decision.MayBeUndone, decision.AppHash, decision.ContentHash) = (true, 7, 3);

        (record.AppHash, record.ContentHash) = (appHash, contentHash);

        Assert.True(DecisionUndo.IsPossible(decision, record, []) == isPossible, changed);
    }

    private static Record NewRecord(Guid company, RecordState state, Reason? reason = null) => new(state, reason)
    {
        CompanyId = company,
        Section = "customers",
        Id = ApiCalls.NextId(),
        Name = "Miller",
        CreatedAt = DateTime.UtcNow,
        ModifiedAt = DateTime.UtcNow,
    };
}
