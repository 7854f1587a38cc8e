using System.Buffers;

namespace WebConnectorSync.Qbxml.Writing;

/// <summary>Which characters XML 1.0 knows, and which of them may stand as they are.</summary>
internal static class XmlText
{
    /// <summary>Printable ASCII that needs no escape between tags, and the tab.</summary>
    public static readonly SearchValues<char> Plain = SearchValues.Create(Printable().Except("&<>").Append('\t').ToArray());

    /// <summary>The same inside an attribute, where quotes end it and white space would become a blank.</summary>
    public static readonly SearchValues<char> PlainInAttribute = SearchValues.Create(Printable().Except("&<>\"").ToArray());

    /// <summary>Whether XML knows the character.</summary>
    public static bool IsLegal(int character) => character switch
    {
        '\t' or '\n' or '\r' => true,
        < 0x20 => false,
        0xFFFE or 0xFFFF => false,
        _ => true,
    };

    private static IEnumerable<char> Printable() => Enumerable.Range(0x20, 0x5F).Select(c => (char)c);
}
