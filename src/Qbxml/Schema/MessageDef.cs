namespace WebConnectorSync.Qbxml.Schema;

/// <summary>
/// One top-level thing of the language: a request (<c>CustomerQueryRq</c>), a returned object (<c>CustomerRet</c>) or an answer with
/// content of its own (<c>ListDelRs</c>).
/// </summary>
public sealed class MessageDef
{
    /// <summary>Makes a message definition; the notation's parser does.</summary>
    public MessageDef(MessageKind kind, ElementNode root, string objectName)
    {
        Kind = kind;
        Root = root;
        ObjectName = objectName;
    }

    /// <summary>What it is.</summary>
    public MessageKind Kind { get; }

    /// <summary>Its element with everything inside.</summary>
    public ElementNode Root { get; }

    /// <summary>The element name.</summary>
    public string Name => Root.Name;

    /// <summary>The object whose table file it stands in (Customer).</summary>
    public string ObjectName { get; }

    /// <summary>Queries: whether <c>iterator</c> and <c>iteratorID</c> exist. On others the attribute is a parse error.</summary>
    public bool HasIterator { get; init; }

    /// <summary>Queries: whether <c>metaData</c> exists.</summary>
    public bool HasMetaData { get; init; }

    /// <summary>Transaction Adds: whether <c>defMacro</c> exists on the inner aggregate.</summary>
    public bool HasDefMacro { get; init; }

    /// <summary>Requests: the objects an answer may hold (<c>CustomerRet</c>); several for ItemQuery, EntityQuery and TermsQuery.</summary>
    public IReadOnlyList<string> Returns { get; init; } = [];

    /// <summary>
    /// Adds, Mods and the like: the element that holds the object's fields (<c>CustomerAdd</c>); null where the fields stand in the request
    /// itself.
    /// </summary>
    public ElementNode? Inner =>
        Kind == MessageKind.Request && Root.Children is [
            ElementNode { IsAggregate: true } first, ..] && first.Name + "Rq" == Name ? first : null;

    /// <summary>Whether it changes an object that exists, so that an empty element clears a field.</summary>
    public bool IsMod => Name.EndsWith("ModRq", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>The kinds of top-level definitions.</summary>
public enum MessageKind
{
    /// <summary>...Rq: stands in QBXMLMsgsRq.</summary>
    Request,

    /// <summary>...Ret: stands in the answer of a query, an Add or a Mod.</summary>
    Returned,

    /// <summary>...Rs with content of its own instead of Rets.</summary>
    Response,
}
