using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Changes;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Rules;

/// <summary>
/// Judges again what changed rules, or records that came in or went out, have made doubtful. It runs between the calls of a session, lot
/// by lot, each in a short transaction and a database context of its own; what is not finished goes on with the next call.
/// </summary>
internal sealed partial class RuleApplication(IServiceScopeFactory scopes, ServerDbFactory databases, Repetition repetition, ChangeSignal signal, TimeProvider clock, ILogger<RuleApplication> logger)
{
    // The Web Connector waits for the answer to its call.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);
    private const int MostTries = 5;

    /// <summary>Does what is due, as far as the time of one call allows. Costs two small queries when nothing is.</summary>
    public Task RunAsync(Guid companyId, CancellationToken ct) => repetition.RunAsync(() => StepsAsync(companyId, ct), ct);

    private async Task<bool> StepsAsync(Guid companyId, CancellationToken ct)
    {
        await using (var db = databases.Create())
        {
            var isDue = await db.RuleSets.AnyAsync(r => r.CompanyId == companyId && r.AppliedAt == null, ct) || await db.JudgementsDue.AnyAsync(j => j.CompanyId == companyId, ct);
            if (!isDue)
            {
                return false;
            }
        }

        var began = clock.GetTimestamp();
        var tries = 0;
        var isLeft = true;
        while (isLeft && clock.GetElapsedTime(began) < Budget)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                isLeft = await scope.ServiceProvider.GetRequiredService<RulePass>().StepAsync(companyId, ct);
                tries = 0;
            }
            catch (DbUpdateConcurrencyException) when (++tries < MostTries)
            {
                // The app changed a record of the lot at the same moment; the lot is looked at again.
                LogAgain(companyId);
            }
        }

        signal.Pulse(companyId);
        return true;
    }

    [LoggerMessage(EventIds.Rules, LogLevel.Debug, "A lot of company {Company} changed while it was judged, and is judged again")]
    private partial void LogAgain(Guid company);
}
