using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>
/// The rules for names of list entries: no colon, unique among siblings (all kinds of names together at the top), five levels.
/// </summary>
internal sealed class Names(CompanyFile file)
{
    /// <summary>The name an Add gives: Name, a sales rep's Initial, an employee's first, middle and last name.</summary>
    public static string Of(XElement input)
    {
        var name = input.Element("Name") ?? input.Element("Initial");
        return Values.Kept(name is not null
            ? name.Value.Trim()
            : string.Join(
                " ",
                new[] { "FirstName", "MiddleName", "LastName" }.Select(n => input.Element(n)?.Value.Trim() ?? "")
                    .Where(n => n.Length > 0)));
    }

    // How many levels stand below an entry.
    private int Below(Record? entry) => entry is null ? 0 : file.Store.Of(entry.Definition.Name)
        .Where(r => ReferenceEquals(r.Parent, entry)).Select(r => 1 + Below(r)).DefaultIfEmpty(0).Max();

    /// <summary>Whether an entry may have that name below that parent.</summary>
    public Status? Check(ObjectDef definition, string name, Record? parent, Record? existing)
    {
        if (name.Contains(':', StringComparison.Ordinal))
        {
            return new Status(
                3090,
                $"There was an error when storing \"{name}\" in the \"Name\" field.  QuickBooks error message: Names in this list cannot " +
                "contain a colon (:).");
        }

        if (name.AsSpan().IndexOfAny('\t', '\n', '\r') >= 0)
        {
            return new Status(
                3090,
                $"There was an error when storing \"{name}\" in the \"Name\" field.  QuickBooks error message: Names in this list stand " +
                "on one line.");
        }

        for (var above = parent; above is not null; above = above.Parent)
        {
            if (ReferenceEquals(above, existing))
            {
                return Status.Invalid("ParentRef", name, "A list element cannot be its own parent.");
            }
        }

        if (parent is not null && RecordStore.Sublevel(parent) + 1 + Below(existing) >= RecordStore.MaximumDepth)
        {
            return Status.Invalid("ParentRef", RecordStore.FullName(parent), "You cannot have more than five levels.");
        }

        var family = Family.Of(definition);
        return name.Length > 0 && file.Store.FindChild(
            family, parent, name) is { } other && !ReferenceEquals(other, existing) ? Status.NameInUse(name) : null;
    }
}
