using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Figures;

/// <summary>
/// Notes that figures are as QuickBooks has them now; the records themselves are stored as any others. What QuickBooks does not know any
/// more is left to the lists of deletions.
/// </summary>
internal sealed class FigureAnswer(ServerDb db, FigureMarks marks, TimeProvider clock)
{
    /// <summary>Whose figures the rest of the answer has moved.</summary>
    public FigureMarks Marks => marks;

    /// <summary>Takes what a message asked for the sake of figures.</summary>
    public async Task TakeAsync(Session session, ParsedAnswer parsed, IReadOnlyList<MessageRequest> requests, CancellationToken ct)
    {
        foreach (var request in requests.Where(r => r.Purpose == RequestPurpose.Figures))
        {
            if (parsed.Responses.LastOrDefault(r => r.Request == request)
                is { IsWhole: true, Info.StatusCode: < QuickBooksCodes.FirstRefusal, Ids: { } found })
            {
                var asked = request.Value!.Split(',');
                await EndAsync(session.CompanyId, request.Section, asked.Where(found.ContainsKey), clock.GetUtcNow().UtcDateTime, ct);
                await EndAsync(session.CompanyId, request.Section, asked.Where(id => !found.ContainsKey(id)), null, ct);
                continue;
            }

            // They stay due, and are asked together with the next ones: a QuickBooks that refuses them is not asked in every session.
            (await db.Companies.SingleAsync(c => c.Id == session.CompanyId, ct)).AreFiguresDue = false;
            db.Log.Add(CompanyLog.Line(
                session.CompanyId,
                session.Id,
                LogLevelWord.Warning,
                clock.GetUtcNow().UtcDateTime,
                "QuickBooks did not hand out balances and stock that have changed; they are asked for again with the next change.") with
            {
                Section = request.Section,
            });
        }
    }

    private async Task EndAsync(Guid companyId, string section, IEnumerable<string> ids, DateTime? readAt, CancellationToken ct)
    {
        foreach (var lot in ids.InLots())
        {
            await db.Records
                .Where(r => r.CompanyId == companyId && r.Section == section && r.QuickBooksId != null && lot.Contains(r.QuickBooksId))
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(r => r.FiguresDueAt, (DateTime?)null)
                        .SetProperty(r => r.FiguresAt, r => readAt ?? r.FiguresAt),
                    ct);
        }
    }
}
