using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.RuleChanges;

/// <summary>
/// Judges again what changed rules, or records that came in or went out, have made doubtful. It runs between the calls of a session, step
/// by step, each in a short transaction, in a database context of its own; what is not finished goes on with the next call.
/// </summary>
internal sealed class RuleApplication(
    IServiceScopeFactory scopes, ServerDbFactory databases, TransactionRetry retry, ChangeSignal signal, TimeProvider clock)
{
    // The Web Connector waits for the answer to its call.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    /// <summary>Does what is due, as far as the time of one call allows. Costs one small query when nothing is.</summary>
    public async Task RunAsync(Guid companyId, CancellationToken ct)
    {
        if (!await retry.RunAsync(() => IsDueAsync(companyId, ct), ct))
        {
            return;
        }

        var began = clock.GetTimestamp();
        var isLeft = true;
        await using var scope = scopes.CreateAsyncScope();
        var pass = scope.ServiceProvider.GetRequiredService<RuleReevaluation>();
        while (isLeft && clock.GetElapsedTime(began) < Budget)
        {
            // The app may change a record of the step at the same moment; then all of the step are looked at again.
            isLeft = await retry.UntilItFitsAsync(null, () => pass.StepAsync(companyId, ct), isHarmlessTwice: true, ct);
        }

        signal.Pulse(companyId);
    }

    private async Task<bool> IsDueAsync(Guid companyId, CancellationToken ct)
    {
        await using var db = databases.Create();
        return await db.Companies
            .Where(c => c.Id == companyId)
            .Select(
                c => db.RuleSets.Any(r => r.CompanyId == c.Id && r.AppliedAt == null)
                    || db.PendingEvaluations.Any(j => j.CompanyId == c.Id))
            .SingleOrDefaultAsync(ct);
    }
}
