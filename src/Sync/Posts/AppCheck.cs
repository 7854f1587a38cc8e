using System.Text.Json;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Changing;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Sync.Posts;

/// <summary>
/// Finds everything QuickBooks would refuse in a record the app puts, before it is queued. What can change until it goes out is looked at
/// again then.
/// </summary>
internal sealed class AppCheck(
    DesiredRecords desired, CompanyLimits limits, TakenNames names, ParentChain parents, RuleCache ruleCache, ValueSeal seal)
{
    /// <summary>Checks a record.</summary>
    /// <param name="company">The company; before the first contact its QuickBooks is taken for the newest.</param>
    /// <param name="section">The section, which the app can write.</param>
    /// <param name="externalId">The app's id of the record.</param>
    /// <param name="app">The app's fields, JSON.</param>
    /// <param name="existing">The record as it is stored; null for a new one.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<AppCheckResult> CheckAsync(
        Company company, SectionDef section, string externalId, string app, Record? existing, CancellationToken ct)
    {
        var quickBooks = existing?.State == RecordState.Deleted ? null : existing?.QuickBooks;
        var record = await desired.ReadAsync(company.Id, section, app, quickBooks, existing?.Id, ct)
            ?? throw new InvalidOperationException($"{section.Name} has no Add.");
        var (given, stored) = (Parse(app), quickBooks is null ? default : Parse(quickBooks));
        var asRead = new AsRead(given, stored);
        if (asRead.IsAll)
        {
            // Put back as it was read: nothing is sent, so nothing can be refused.
            return new AppCheckResult([], [], record.Head, WantedFields.HashOf(seal, section.Name, app, isNameLeft: false));
        }

        var (problems, ignored) = new BodyCheck(record, DialectOf(company)).Run(stored);
        problems.AddRange(record.Problems);
        problems.RemoveAll(p => asRead.Covers(p.Path));
        problems.AddRange(
            await limits.CheckAsync(
                company, section, record.Definition, record.Head, quickBooks is null ? null : existing!.TxnOn, record.References, ct));
        var isRenamed = quickBooks is not null && Renaming.IsOf(record.Definition, given, record.Json, existing);
        var isNameSettled = isRenamed
            || (quickBooks is not null && string.Equals(record.Head.Name, existing!.Name, StringComparison.OrdinalIgnoreCase));
        problems.AddRange(await PlaceAsync(company.Id, section, record, externalId, existing, isNameSettled, ct));
        var warnings = Warnings(record, ignored, quickBooks is null).Where(w => !asRead.Covers(w.Path)).ToList();
        var isLeft = isRenamed
            && Renaming.Stays((await ruleCache.CurrentAsync(company.Id, ct)).Of(section.Name), existing!);
        if (isLeft)
        {
            warnings.Add(Renaming.Warning(record.Definition, existing!));
        }

        return new AppCheckResult(
            [.. problems.DistinctBy(p => (p.Path, p.Code))],
            warnings,
            record.Head,
            WantedFields.HashOf(seal, section.Name, app, isLeft));
    }

    /// <summary>What is to be told of a record that is put with the very fields it has: that QuickBooks gave it another name.</summary>
    public async Task<IReadOnlyList<FieldProblem>> OfTheSameAsync(
        Company company, SectionDef section, Record existing, CancellationToken ct)
    {
        if (existing is not { App: { } app, QuickBooks: { } quickBooks }
            || SectionObjects.Of(section, Parse(app), Parse(quickBooks)) is not { } definition
            || !Renaming.IsOf(definition, Parse(app), Parse(app), existing))
        {
            return [];
        }

        // Letters that QuickBooks cannot keep are no other name.
        var record = await desired.ReadAsync(company.Id, section, app, quickBooks, existing.Id, ct);
        return record is not null && Renaming.IsOf(definition, Parse(app), record.Json, existing)
            ? [Renaming.Warning(definition, existing)]
            : [];
    }

    /// <summary>The qbXML a company's QuickBooks understands; the newest US one while it is not known.</summary>
    public static Dialect DialectOf(Company company) => new(
        QbxmlVersion.TryParse(company.QbxmlVersion, out var version) ? version : QbxmlVersion.Newest,
        Dialect.CountryFrom(company.Country));

    // A name that QuickBooks has, or that gave way there, is no news.
    private async Task<List<FieldProblem>> PlaceAsync(
        Guid companyId, SectionDef section, DesiredRecord record, string externalId, Record? existing, bool isNameSettled,
        CancellationToken ct)
    {
        var found = new List<FieldProblem?> { await parents.CheckAsync(companyId, section, record, existing, ct) };
        if (record is { Definition: { } definition, GivenName: { } name } && !isNameSettled)
        {
            found.Add(
                await names.InOtherListsAsync(companyId, section, definition, name, ct)
                    ?? await names.InItsListAsync(companyId, section, definition, name, externalId, ct));
        }

        return [.. found.OfType<FieldProblem>()];
    }

    private static IEnumerable<FieldProblem> Warnings(DesiredRecord record, IReadOnlyList<string> ignored, bool isNew)
    {
        var computed = ignored.Select(
            path => new FieldProblem(path, "computed", $"{path} is set by QuickBooks; it is kept here and not sent.", "Leave it out."));
        return isNew && record.Definition.Kind == ObjectKind.Txn && record.Head.TxnOn is null
            ? [.. record.Warnings, .. computed, new FieldProblem(
                "txnDate",
                "noDate",
                "txnDate is missing; QuickBooks takes the date it used last, which need not be today.",
                "Send the date.")]
            : record.Warnings.Concat(computed);
    }

    private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}

/// <summary>What a check found.</summary>
/// <param name="Problems">What QuickBooks would refuse; nothing is stored when there is any.</param>
/// <param name="Warnings">What will be otherwise than sent, and nothing to refuse.</param>
/// <param name="Head">Name and date as the app has them.</param>
/// <param name="Hash">Hash of what QuickBooks is to have of the app's fields (<see cref="WantedFields"/>).</param>
internal sealed record AppCheckResult(
    IReadOnlyList<FieldProblem> Problems, IReadOnlyList<FieldProblem> Warnings, RecordHead Head, long Hash);
