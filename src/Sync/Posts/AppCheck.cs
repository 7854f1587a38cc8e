using System.Text.Json;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.References;

namespace WebConnectorSync.Sync.Posts;

/// <summary>
/// Finds everything QuickBooks would refuse in a record the app puts, before it is queued. What can change until it goes out is looked at
/// again then.
/// </summary>
internal sealed class AppCheck(DesiredRecords desired, CompanyLimits limits)
{
    private static readonly Validator Validator = new();

    /// <summary>Checks a record.</summary>
    /// <param name="company">The company; before the first contact its QuickBooks is taken for the newest.</param>
    /// <param name="section">The section, which the app can write.</param>
    /// <param name="app">The app's fields, JSON.</param>
    /// <param name="existing">The record as it is stored; null for a new one.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<AppCheckResult> CheckAsync(Company company, SectionDef section, string app, Record? existing, CancellationToken ct)
    {
        var quickBooks = existing?.State == Domain.Records.RecordState.Deleted ? null : existing?.QuickBooks;
        var record = await desired.ReadAsync(company.Id, section, app, quickBooks, existing?.Id, ct)
            ?? throw new InvalidOperationException($"{section.Name} has no Add.");
        var dialect = DialectOf(company);
        var options = new CheckOptions
        {
            ReferencesPending = true,
            IgnoreComputed = true,
            OwnIdPending = true,
            AnyCharacter = record.Characters == CharacterPolicy.Send,
        };
        var (problems, ignored) = quickBooks is null ? Add(record, dialect, options) : Mod(record, dialect, options);
        problems.AddRange(record.Problems);
        problems.AddRange(
            await limits.CheckAsync(
                company, section, record.Definition, record.Head, quickBooks is null ? null : existing!.TxnOn, record.References, ct));
        var warnings = record.Changes.Concat(
            ignored.Select(
                path => new FieldProblem(
                    path, "computed", $"{path} is set by QuickBooks; it is kept here and not sent.", "Leave it out."))).ToList();
        if (record.Definition.Kind == ObjectKind.Txn && record.Head.TxnOn is null && quickBooks is null)
        {
            warnings.Add(
                new FieldProblem(
                    "txnDate",
                    "noDate",
                    "txnDate is missing; QuickBooks takes the date it used last, which need not be today.",
                    "Send the date."));
        }

        return new AppCheckResult([.. problems.DistinctBy(p => (p.Path, p.Code))], warnings, record.Head);
    }

    /// <summary>The qbXML a company's QuickBooks understands; the newest US one while it is not known.</summary>
    public static Dialect DialectOf(Company company) => new(
        QbxmlVersion.TryParse(company.QbxmlVersion, out var version) ? version : QbxmlVersion.Newest,
        Dialect.CountryFrom(company.Country));

    private static (List<FieldProblem> Problems, IReadOnlyList<string> Ignored) Add(
        DesiredRecord record, Dialect dialect, CheckOptions options)
    {
        var result = Validator.Check(record.Definition.Add!, record.Json, dialect, options);
        return ([.. result.Problems], result.Ignored);
    }

    // A Mod takes what it is given and leaves the rest, so nothing is missing; and what only an Add knows is not wrong.
    private static (List<FieldProblem> Problems, IReadOnlyList<string> Ignored) Mod(
        DesiredRecord record, Dialect dialect, CheckOptions options)
    {
        var fields = record.Json;
        var add = Validator.Check(record.Definition.Add!, fields, dialect, options);
        var mod = record.Definition.Mod is { } request && request.Root.Gate.IsOpenFor(dialect) ? Validator.Check(
            request, fields, dialect, options) : add;
        var unknownToAdd = add.Problems.Where(p => p.Code == "unknownField").Select(p => p.Path).ToHashSet(StringComparer.Ordinal);
        var problems = mod.Problems.Where(p => p.Code != "required" && (p.Code != "unknownField" || unknownToAdd.Contains(p.Path)))
            .ToList();
        foreach (var property in fields.EnumerateObject().Where(
            p => p.Value.ValueKind == JsonValueKind.Null && IsAlwaysThere(record.Definition, p.Name)))
        {
            problems.Add(
                new FieldProblem(
                    property.Name,
                    "notClearable",
                    $"{property.Name} cannot be emptied in QuickBooks.",
                    "Give a value, or leave the field out to keep it as it is."));
        }

        return (problems, [.. mod.Ignored.Where(add.Ignored.Contains)]);
    }

    private static bool IsAlwaysThere(ObjectDef definition, string property) =>
        definition.Add!.Inner!.ChildElements.Values.Concat(definition.Ret?.Root.ChildElements.Values ?? [])
            .Any(e => e.JsonName == property && e.IsRequired);
}

/// <summary>What a check found.</summary>
/// <param name="Problems">What QuickBooks would refuse; nothing is stored when there is any.</param>
/// <param name="Warnings">What will be otherwise than sent, and nothing to refuse.</param>
/// <param name="Head">Name and date as the app has them.</param>
internal sealed record AppCheckResult(IReadOnlyList<FieldProblem> Problems, IReadOnlyList<FieldProblem> Warnings, RecordHead Head);
