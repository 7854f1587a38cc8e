using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Writes;

namespace WebConnectorSync.Simulator.Company;

/// <summary>What a person does in QuickBooks' own windows.</summary>
public sealed partial class CompanyFile
{
    /// <summary>Enters a new record; the content is that of the ...Add aggregate (its element name does not matter).</summary>
    /// <returns>Its ListID or TxnID.</returns>
    /// <exception cref="InvalidOperationException">QuickBooks would not take it; the message is what it says.</exception>
    public string Add(string objectName, XElement content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var definition = QbxmlLanguage.Default.Object(objectName);
        var add = definition.Add!.Root.ChildElements[objectName + "Add"];
        lock (Gate)
        {
            var status = Adder.Run(definition, content, add, out var record);
            return record?.Id ?? throw new InvalidOperationException($"{status.Code} {status.Message}");
        }
    }

    /// <summary>
    /// Changes fields of a record. A path is an element of the Ret, with slashes for nested ones (BillAddress/City); the value of a
    /// reference is the full name of the new target; null takes the element away.
    /// </summary>
    public void Change(string objectName, string id, params (string Path, string? Value)[] changes)
    {
        lock (Gate)
        {
            var record = Get(objectName, id);
            var fields = record.Fields();
            Ledger.Reverse(record, fields);
            foreach (var (path, value) in changes)
            {
                Set(record, fields, path, value);
            }

            Finish(record, fields);
            Stamp(record);
        }
    }

    /// <summary>Opens a record and saves it unchanged.</summary>
    public void Touch(string objectName, string id) => Change(objectName, id);

    /// <summary>Deletes a record.</summary>
    /// <exception cref="InvalidOperationException">QuickBooks would not delete it.</exception>
    public void Delete(string objectName, string id)
    {
        lock (Gate)
        {
            var status = Deleter.Delete(objectName, id, out var deletion);
            if (deletion is null)
            {
                throw new InvalidOperationException($"{status.Code} {status.Message}");
            }
        }
    }

    /// <summary>Merges one list entry into another, as renaming it to the other's name does: the old id is gone.</summary>
    /// <param name="objectName">What both are.</param>
    /// <param name="fromId">The one that disappears.</param>
    /// <param name="toId">The one that stays.</param>
    /// <param name="isReported">Whether ListDeletedQuery tells of it; what QuickBooks does is not known.</param>
    /// <exception cref="InvalidOperationException">QuickBooks would not merge them.</exception>
    public void Merge(string objectName, string fromId, string toId, bool isReported = false)
    {
        lock (Gate)
        {
            var status = new MergeRunner(this).Merge(Get(objectName, fromId), Get(objectName, toId), isReported);
            if (status.Code != 0)
            {
                throw new InvalidOperationException($"{status.Code} {status.Message}");
            }
        }
    }

    /// <summary>Fills in a custom field (owner 0); it is defined for that object when it is not yet.</summary>
    public void SetCustomField(string objectName, string id, string name, string value)
    {
        lock (Gate)
        {
            SetExtension("0", objectName, Get(objectName, id), name, value);
        }
    }

    /// <summary>Private data an application keeps on the company, such as the Web Connector's FileID; null when there is none.</summary>
    public string? CompanyData(string owner, string name)
    {
        lock (Gate)
        {
            return CompanyExtensions.Find(e => e.Owner.Equals(owner, StringComparison.OrdinalIgnoreCase) && e.Name == name)?.Value;
        }
    }

    /// <summary>Writes private data on the company; null removes it.</summary>
    public void SetCompanyData(string owner, string name, string? value) =>
        SetExtension(owner.ToUpperInvariant(), "Company", null, name, value);

    private void SetExtension(string owner, string objectName, Record? record, string name, string? value)
    {
        lock (Gate)
        {
            var assigned = record is not null && Family.Of(record.Definition) == Family.Items ? Family.Items : objectName;
            var definition = ExtensionDefinitions.Find(d => d.Owner == owner && d.Name == name);
            if (definition is null)
            {
                ExtensionDefinitions.Add(new ExtensionDefinition(ExtensionDefinitions.Count + 1, owner, name, "STR255TYPE", [assigned]));
            }
            else if (!definition.AssignedTo.Contains(assigned))
            {
                ExtensionDefinitions[ExtensionDefinitions.IndexOf(definition)] =
                    definition with { AssignedTo = [.. definition.AssignedTo, assigned] };
            }

            var extensions = record is null ? CompanyExtensions : record.Extensions ??= [];
            extensions.RemoveAll(e => e.Owner == owner && e.Name == name);
            if (value is not null)
            {
                extensions.Add(new Extension(owner, name, value));
            }

            if (record is not null)
            {
                Stamp(record);
            }
        }
    }

    private Record Get(string objectName, string id) =>
        Store.Find(Family.Of(QbxmlLanguage.Default.Object(objectName)), id) is { } record && record.Definition.Name == objectName
            ? record : throw new InvalidOperationException(Status.NotFound(id).Message);

    private void Set(Record record, XElement fields, string path, string? value)
    {
        switch (path)
        {
            case "Name":
                Store.Rename(record, value ?? "", record.Parent);
                return;
            case "RefNumber":
                record.Name = value ?? "";
                return;
            case "IsActive":
                record.IsActive = value == "true";
                return;
        }

        var node = record.Definition.Ret!.Root;
        var element = fields;
        foreach (var name in path.Split('/'))
        {
            node = node.ChildElements[name];
            if (element.Element(name) is null)
            {
                element.Add(new XElement(name));
            }

            element = element.Element(name)!;
        }

        if (value is null)
        {
            element.Remove();
        }
        else if (node.IsReference)
        {
            var target = Store.Resolve(node.Targets, new XElement("Ref", new XElement("FullName", value)))
                ?? throw new InvalidOperationException(Status.BadReference(node.Targets[0], value, record.Definition.Name).Message);
            element.ReplaceNodes(new XElement("ListID", target.Id));
        }
        else
        {
            element.Value = Values.Stored(value, node);
        }
    }
}
