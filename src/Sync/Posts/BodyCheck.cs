using System.Text.Json;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Qbxml.Changing;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Sync.Posts;

/// <summary>What the fields of a record say by themselves, without a look at other records: the tables of the language decide.</summary>
internal sealed class BodyCheck(DesiredRecord record, Dialect dialect)
{
    private static readonly Validator Validator = new();

    private readonly CheckOptions options = new()
    {
        ReferencesPending = true,
        IgnoreComputed = true,
        OwnIdPending = true,
        AnyCharacter = record.Characters == CharacterPolicy.Send,
    };

    /// <summary>Checks the record.</summary>
    /// <param name="stored">What QuickBooks has; undefined for a new record.</param>
    /// <returns>What is wrong, and the fields that only QuickBooks sets.</returns>
    public (List<FieldProblem> Problems, IReadOnlyList<string> Ignored) Run(JsonElement stored)
    {
        var (problems, ignored) = stored.ValueKind == JsonValueKind.Undefined ? Add() : Mod(stored);
        var isNew = stored.ValueKind == JsonValueKind.Undefined;
        if (NeededLines.Find(record.Definition.Name, record.Json, stored) is { } missing
            && problems.TrueForAll(p => p.Path != missing.Path))
        {
            problems.Add(missing);
        }

        if (LineBalance.Find(record.Definition.Add!.Inner!, record.Json, isNew) is { } unbalanced)
        {
            problems.Add(unbalanced);
        }

        problems.AddRange(RepeatedTransactions.Find(record.Transactions));
        return (problems, ignored);
    }

    private (List<FieldProblem> Problems, IReadOnlyList<string> Ignored) Add()
    {
        var result = Validator.Check(record.Definition.Add!, record.Json, dialect, options);
        return ([.. result.Problems], result.Ignored);
    }

    // A Mod takes what it is given and leaves the rest, so nothing is missing; and what only an Add knows is not wrong.
    private (List<FieldProblem> Problems, IReadOnlyList<string> Ignored) Mod(JsonElement stored)
    {
        var fields = record.Json;
        var add = Validator.Check(record.Definition.Add!, fields, dialect, options);
        var mod = record.Definition.Mod is { } request && request.Root.Gate.IsOpenFor(dialect) ? Validator.Check(
            request, fields, dialect, options) : add;
        var unknownToAdd = add.Problems.Where(p => p.Code == "unknownField").Select(p => p.Path).ToHashSet(StringComparer.Ordinal);
        var problems = mod.Problems.Where(p => p.Code != "required" && (p.Code != "unknownField" || unknownToAdd.Contains(p.Path)))
            .ToList();
        foreach (var property in fields.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null && IsAlwaysThere(property.Name))
            {
                problems.Add(
                    new FieldProblem(
                        property.Name,
                        "notClearable",
                        $"{property.Name} cannot be emptied in QuickBooks.",
                        "Give a value, or leave the field out to keep it as it is."));
            }
        }

        if (fields.EnumerateObject().Any(p => p.Value.ValueKind == JsonValueKind.Array && p.Value.GetArrayLength() == 0)
            && Modification.Build(record.Definition, fields, stored, dialect) is { } changes)
        {
            problems.AddRange(Modification.NotEmptied(changes));
        }

        return (problems, [.. mod.Ignored.Where(add.Ignored.Contains)]);
    }

    private bool IsAlwaysThere(string property) =>
        record.Definition.Add!.Inner!.ChildElements.Values.Concat(record.Definition.Ret?.Root.ChildElements.Values ?? [])
            .Any(e => e.JsonName == property && e.IsRequired);
}
