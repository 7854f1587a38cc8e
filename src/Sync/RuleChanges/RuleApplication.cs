using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.RuleChanges;

/// <summary>
/// Judges again what changed rules, or records that came in or went out, have made doubtful. It runs between the calls of a session, step
/// by step, each in a short transaction, in a database context of its own; what is not finished goes on with the next call.
/// </summary>
internal sealed partial class RuleApplication(IServiceScopeFactory scopes, ServerDbFactory databases, TransactionRetry repetition, ChangeSignal signal, TimeProvider clock, ILogger<RuleApplication> logger)
{
    // The Web Connector waits for the answer to its call.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);
    private const int MostTries = 5;

    /// <summary>Does what is due, as far as the time of one call allows. Costs one small query when nothing is.</summary>
    public Task RunAsync(Guid companyId, CancellationToken ct) => repetition.RunAsync(() => StepsAsync(companyId, ct), ct);

    private async Task<bool> StepsAsync(Guid companyId, CancellationToken ct)
    {
        await using (var db = databases.Create())
        {
            var isDue = await db.Companies
                .Where(c => c.Id == companyId)
                .Select(c => db.RuleSets.Any(r => r.CompanyId == c.Id && r.AppliedAt == null) || db.PendingEvaluations.Any(j => j.CompanyId == c.Id))
                .SingleOrDefaultAsync(ct);
            if (!isDue)
            {
                return false;
            }
        }

        var began = clock.GetTimestamp();
        var tries = 0;
        var isLeft = true;
        await using var scope = scopes.CreateAsyncScope();
        var pass = scope.ServiceProvider.GetRequiredService<RuleReevaluation>();
        while (isLeft && clock.GetElapsedTime(began) < Budget)
        {
            try
            {
                isLeft = await pass.StepAsync(companyId, ct);
                tries = 0;
            }
            catch (DbUpdateConcurrencyException) when (++tries < MostTries)
            {
                // The app changed a record of the step at the same moment; they are looked at again.
                LogAgain(companyId);
            }
        }

        signal.Pulse(companyId);
        return true;
    }

    [LoggerMessage(EventIds.Rules, LogLevel.Debug, "Records of company {Company} changed while they were judged, and are judged again")]
    private partial void LogAgain(Guid company);
}
