using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Records;

namespace WebConnectorSync.Server.Rules;

/// <summary>Says what becomes of records by the company's rules, with the reason.</summary>
internal sealed class Judgement(RuleBook rules)
{
    /// <summary>What becomes of a record that only the app has.</summary>
    public async Task<Verdict> OfAppRecordAsync(Record record, CancellationToken ct)
    {
        var section = (await rules.CurrentAsync(record.CompanyId, ct)).Of(record.Section);
        return section.AppOnly == OneSided.Ignore
            ? new Verdict.Ignore($"The rules keep {SectionCatalogue.Find(record.Section)!.Title.ToLowerInvariant()} that only the app has out of QuickBooks.")
            : new Verdict.Create();
    }
}
