namespace WebConnectorSync.Qbxml.Schema;

/// <summary>A kind of QuickBooks object: everything one table file says of it.</summary>
public sealed class ObjectDef(string name, ObjectKind kind, IReadOnlyList<MessageDef> messages)
{
    /// <summary>The object's name in qbXML (Customer, ItemService, Invoice); also its ListDelType or TxnDelType.</summary>
    public string Name { get; } = name;

    /// <summary>List entry, transaction, or neither.</summary>
    public ObjectKind Kind { get; } = kind;

    /// <summary>All its messages.</summary>
    public IReadOnlyList<MessageDef> Messages { get; } = messages;

    /// <summary>...QueryRq, where it exists.</summary>
    public MessageDef? Query => Find(Name + "QueryRq");

    /// <summary>...AddRq, where it exists.</summary>
    public MessageDef? Add => Find(Name + "AddRq");

    /// <summary>...ModRq, where it exists.</summary>
    public MessageDef? Mod => Find(Name + "ModRq");

    /// <summary>...Ret, where it exists.</summary>
    public MessageDef? Ret => Find(Name + "Ret");

    /// <summary>The element that identifies it: ListID or TxnID; null for objects without an id (Company).</summary>
    public string? IdElement => Kind switch { ObjectKind.List => "ListID", ObjectKind.Txn => "TxnID", _ => null };

    private MessageDef? Find(string message) => Messages.FirstOrDefault(m => m.Name == message);
}

/// <summary>What kind of thing an object is.</summary>
public enum ObjectKind
{
    /// <summary>Neither list entry nor transaction (Host, Company, Preferences, deletions).</summary>
    Other,

    /// <summary>A list entry with a ListID.</summary>
    List,

    /// <summary>A transaction with a TxnID.</summary>
    Txn,
}
