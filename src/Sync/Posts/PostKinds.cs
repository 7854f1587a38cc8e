using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Sync.Posts;

/// <summary>What qbXML can do with the records of a section, read from the tables.</summary>
internal static class PostKinds
{
    /// <summary>Whether the section's records are transactions.</summary>
    public static bool IsTransaction(string section) => Object(section).Kind == ObjectKind.Txn;

    /// <summary>Whether they can be deleted.</summary>
    public static bool CanDelete(string section) => Types(IsTransaction(section) ? "TxnDel" : "ListDel", section).Count > 0;

    /// <summary>Whether they can be voided.</summary>
    public static bool CanVoid(string section) => Types("TxnVoid", section).Count > 0;

    /// <summary>The qbXML object of a section.</summary>
    public static ObjectDef Object(string section) => QbxmlLanguage.Default.Object(SectionCatalogue.Find(section)!.Query);

    private static List<string> Types(string request, string section)
    {
        var known = QbxmlLanguage.Default.Message(request + "Rq").Root.ChildElements[request + "Type"].Words;
        return [.. SectionCatalogue.Find(section)!.DeletedTypes.Where(known.Contains)];
    }
}
