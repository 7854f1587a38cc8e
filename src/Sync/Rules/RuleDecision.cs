using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Rules;

/// <summary>
/// Says what becomes of records that only the app has, with the reason. Records that only QuickBooks has: <see cref="PageEvaluation"/>.
/// </summary>
internal sealed class RuleDecision(ServerDb db, RuleCache ruleCache, ReferenceResolver references, TimeProvider clock)
{
    /// <summary>What becomes of the record. Older records of QuickBooks that it refers to come along when it is created.</summary>
    public async Task<Verdict> OfAppRecordAsync(Record record, CancellationToken ct)
    {
        if (record.Settled == Settlement.KeptOut)
        {
            var byPerson = record.Reason is { Code: ReasonCode.KeptOut or ReasonCode.TakenApart or ReasonCode.TakenOver } why ? why : null;
            return new Verdict.Ignore(byPerson ?? Reason.Of(ReasonCode.KeptOut, "Somebody"));
        }

        if (record.State == RecordState.Conflict)
        {
            return new Verdict.Hold(record.Reason!);
        }

        var rules = await ruleCache.CurrentAsync(record.CompanyId, ct);
        var (verdict, along) = await FindAsync(
            record, rules, target => target.State == RecordState.Ignored ? Finding.Of(target.Reason!) : null, ct);
        await ReferencedCustomers.SyncAsync(db, record.CompanyId, along, clock.GetUtcNow().UtcDateTime, ct);
        if (verdict is Verdict.Ignore != (record.State == RecordState.Ignored)
            && db.Entry(record).State is EntityState.Unchanged or EntityState.Modified)
        {
            await PendingEvaluations.AddAsync(db, record.CompanyId, [.. ReferenceMap.DependentsOf(record.Section)], ct);
        }

        return verdict;
    }

    /// <summary>What these rules say of the record; nothing is changed.</summary>
    /// <param name="record">The record.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="whyIgnored">Why a record it refers to is ignored; null when it is not.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    /// <returns>The verdict, and older records of QuickBooks that come along with it.</returns>
    public async Task<(Verdict Verdict, List<QuickBooksKey> Along)> FindAsync(
        Record record, CompanyRules rules, Func<Record, Finding?> whyIgnored, CancellationToken ct)
    {
        var named = await NamedRecordsAsync(record, ct);
        var facts = Facts(record, named);
        if (OwnRules.Find(rules, facts) is { } own)
        {
            return (new Verdict.Ignore(own.Reason), []);
        }

        var map = ReferenceMap.Of(record.Section);
        var ignored = new List<IgnoredReference>();
        var along = new List<QuickBooksKey>();
        foreach (var (reference, target) in named)
        {
            var finding = whyIgnored(target);
            if (finding is { Reach: Reach.ComesAlong } && target.QuickBooksId is { } id)
            {
                along.Add(new(target.Section, id));
            }
            else if (finding is not null && (target.QuickBooksId is null || map.Values.Any(sections => sections.Contains(target.Section))))
            {
                // What QuickBooks does not have cannot be referred to there, whichever list it belongs to.
                var reach = target.QuickBooksId is null ? Reach.Everything : finding.Reach;
                ignored.Add(
                    new(ReferenceMap.Word(target.Section), target.Name, reference.Path == "parentRef", finding with { Reach = reach }));
            }
            else if (target is { State: RecordState.Conflict, QuickBooksId: null })
            {
                var undecided = Reason.Of(ReasonCode.ParentUndecided, ReferenceMap.Word(target.Section), target.Name ?? "");
                return (new Verdict.Hold(undecided, target.Id), []);
            }
        }

        return Dependence.Find(ignored) is { } dependent ? (new Verdict.Ignore(dependent.Reason), []) : (new Verdict.Create(), along);
    }

    // The records it refers to, as far as they are known here.
    private async Task<List<(RecordReference Reference, Record Target)>> NamedRecordsAsync(Record record, CancellationToken ct)
    {
        var section = SectionCatalogue.Find(record.Section)!;
        if (record.App is null || JsonNode.Parse(record.App) is not JsonObject fields || WritableObjects.ForFields(
            section.Query, JsonSerializer.SerializeToElement(fields))?.Add is not { } add)
        {
            return [];
        }

        var ids = new List<(RecordReference Reference, Guid Id)>();
        var sections = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in ReferenceFinder.Find(add, fields))
        {
            var id = await references.ResolveAsync(record.CompanyId, reference, ct) switch
            {
                Resolution.Known known => known.RecordId,
                Resolution.Waiting waiting => waiting.RecordId,
                _ => Guid.Empty,
            };
            if (id != Guid.Empty && id != record.Id)
            {
                ids.Add((reference, id));
                sections.UnionWith(SectionObjects.SectionsOf(reference.Targets));
            }
        }

        if (ids.Count == 0)
        {
            return [];
        }

        var targets = (await ids.Select(i => i.Id)
            .ReadInLotsAsync(
                lot => db.Records.AsNoTracking().Where(
                    r => r.CompanyId == record.CompanyId && sections.Contains(r.Section) && lot.Contains(r.Id)),
                ct)).ToDictionary(r => r.Id);
        return [.. ids.Where(i => targets.ContainsKey(i.Id)).Select(i => (i.Reference, targets[i.Id]))];
    }

    private static RecordFacts Facts(Record record, List<(RecordReference Reference, Record Target)> named)
    {
        using var fields = JsonDocument.Parse(record.App ?? "{}");
        var method = named.Find(n => n.Reference.Path == "paymentMethodRef");
        var given =
            fields.RootElement.TryGetProperty("paymentMethodRef", out var reference) ? RecordHead.Text(reference, "fullName") : null;
        return new RecordFacts(record.Section, record.Name, IsInQuickBooks: false)
        {
            TxnOn = record.TxnOn,
            IsActive = record.IsActive,
            IsJob = record.Section == "customers" && fields.RootElement.TryGetProperty("parentRef", out _),
            IsEligibleFor1099 = RecordHead.Text(fields.RootElement, "isVendorEligibleFor1099") is "true" or "1",
            PaymentMethod = method.Target?.Name ?? given,
        };
    }
}
