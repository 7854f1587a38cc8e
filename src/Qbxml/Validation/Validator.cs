using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Validation;

/// <summary>
/// Finds everything in a record that the QuickBooks of a dialect would refuse, all at once. QuickBooks itself names one value at a time,
/// and of a wrong structure nothing at all.
/// </summary>
public sealed class Validator(QbxmlLanguage? language = null)
{
    private readonly QbxmlLanguage language = language ?? QbxmlLanguage.Default;

    /// <summary>Checks the fields of a request.</summary>
    /// <param name="request">The request they are meant for; of an Add or Mod the object's fields, as for the writer.</param>
    /// <param name="fields">The JSON object.</param>
    /// <param name="dialect">What the QuickBooks at the other end understands.</param>
    /// <param name="options">What is overlooked; null for nothing.</param>
    public CheckResult Check(MessageDef request, JsonElement fields, Dialect dialect, CheckOptions? options = null)
    {
        var report = new Report();
        var values = new ValueCheck(report, options ?? CheckOptions.Strict, request.IsMod);
        var walk = new FieldWalk(report, values, dialect, options ?? CheckOptions.Strict)
        {
            IsMod = request.IsMod,
            OwnId = language.FindObject(request.ObjectName)?.IdElement,
        };

        if (!request.Root.Gate.IsOpenFor(dialect))
        {
            report.Gate("", request.Name, request.Root.Gate, dialect);
            return report.ToResult();
        }

        var isWrite = request.Inner is not null;
        values.Names = isWrite && language.FindObject(request.ObjectName)?.Kind == ObjectKind.List ? NameFields.Of(request.Inner!) : [];
        IReadOnlyList<ElementNode> returned = isWrite && language.FindObject(request.ObjectName)?.Ret is { } ret ? [ret.Root] : [];
        walk.Aggregate(request.Inner ?? request.Root, fields, "", returned);
        return report.ToResult();
    }
}
