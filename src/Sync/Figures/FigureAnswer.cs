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
        var refused = new List<MessageRequest>();
        foreach (var request in requests.Where(r => r.Purpose == RequestPurpose.Figures))
        {
            if (parsed.Responses.LastOrDefault(r => r.Request == request)
                is not { IsWhole: true, Info.StatusCode: < QuickBooksCodes.FirstRefusal, Ids: { } found })
            {
                refused.Add(request);
                continue;
            }

            var asked = request.Value!.Split(',');
            await EndAsync(session.CompanyId, request.Section, asked.Where(found.ContainsKey), clock.GetUtcNow().UtcDateTime, ct);
            await EndAsync(session.CompanyId, request.Section, asked.Where(id => !found.ContainsKey(id)), null, ct);
        }

        await PutOffAsync(session, refused, ct);
    }

    /// <summary>
    /// QuickBooks does not hand them out: they are asked again with the next change or with the net of the next day, behind all others,
    /// and not in session after session.
    /// </summary>
    public async Task PutOffAsync(Session session, IReadOnlyList<MessageRequest> refused, CancellationToken ct)
    {
        if (refused.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        session.FiguresPutOffAt ??= now;
        foreach (var request in refused)
        {
            foreach (var lot in request.Value!.Split(',').InLots())
            {
                await Asked(session.CompanyId, request.Section, lot)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.FiguresDueAt, now), ct);
            }

            db.Log.Add(CompanyLog.Line(
                session.CompanyId,
                session.Id,
                LogLevelWord.Warning,
                now,
                "QuickBooks did not hand out balances and stock that have changed; they are asked for again with the next change, or " +
                "tomorrow.") with
            {
                Section = request.Section,
            });
        }

        var company = await db.Companies.SingleAsync(c => c.Id == session.CompanyId, ct);
        company.AreFiguresDue = await db.Records.AnyAsync(
            r => r.CompanyId == session.CompanyId && r.FiguresDueAt < session.FiguresPutOffAt, ct);
    }

    /// <summary>Asks again, once a day, for those that were refused.</summary>
    public async Task AskAgainAsync(Guid companyId, CancellationToken ct)
    {
        if (await db.Records.AnyAsync(r => r.CompanyId == companyId && r.FiguresDueAt != null, ct))
        {
            (await db.Companies.SingleAsync(c => c.Id == companyId, ct)).AreFiguresDue = true;
        }
    }

    private async Task EndAsync(Guid companyId, string section, IEnumerable<string> ids, DateTime? readAt, CancellationToken ct)
    {
        foreach (var lot in ids.InLots())
        {
            await Asked(companyId, section, lot).ExecuteUpdateAsync(
                set => set
                    .SetProperty(r => r.FiguresDueAt, (DateTime?)null)
                    .SetProperty(r => r.FiguresAt, r => readAt ?? r.FiguresAt),
                ct);
        }
    }

    private IQueryable<Record> Asked(Guid companyId, string section, IReadOnlyCollection<string> ids) => db.Records.Where(
        r => r.CompanyId == companyId && r.Section == section && r.QuickBooksId != null && ids.Contains(r.QuickBooksId));
}
