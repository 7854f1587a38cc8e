using System.Buffers.Binary;
using System.Text;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Sync.Storage.Sealing;

/// <summary>
/// Encrypts the personal values of a text before it is written anywhere, and decrypts them when it is read. Which values these are is said
/// by the tables of the language; a text without them is the same text, and costs a search for their names.
/// </summary>
internal sealed class ValueSeal(ValueKeys keys)
{
    private static readonly byte[] SealedInJson = Encoding.UTF8.GetBytes($"\"{SecretValues.Sealed}");

    /// <summary>With keys in memory alone, for a database that is gone with this process.</summary>
    public static ValueSeal Passing { get; } = new(ValueKeys.Passing);

    /// <summary>A text as it is stored: JSON, qbXML or any other.</summary>
    public string Close(string text) => Kind(text) is var kind and not '\0' && SecretValues.MayBeIn(text)
        ? kind == '<' ? SecretValues.InXml(text, CloseXml) : Encoding.UTF8.GetString(Close(Encoding.UTF8.GetBytes(text)))
        : text;

    /// <summary>JSON as it is stored.</summary>
    public byte[] Close(ReadOnlySpan<byte> json)
    {
        var key = keys.Newest;
        return SecretValues.InJson(json, value => value.StartsWith(SealedInJson) ? [] : Encoding.UTF8.GetBytes($"\"{key.Seal(value)}\""));
    }

    /// <summary>A stored text as it was; values whose key is gone stay as they are.</summary>
    public string Open(string text) => text.Contains(SecretValues.Sealed, StringComparison.Ordinal) && Kind(text) is var kind and not '\0'
        ? kind == '<' ? SecretValues.InXml(text, OpenXml) : Encoding.UTF8.GetString(Open(Encoding.UTF8.GetBytes(text)))
        : text;

    /// <summary>Stored JSON as it was.</summary>
    public byte[] Open(ReadOnlySpan<byte> json) => SecretValues.InJson(
        json, value => value.StartsWith(SealedInJson) ? Find(Encoding.UTF8.GetString(value[1..^1])) : []);

    /// <summary>
    /// A hash of fields as it is stored. That of a text with personal values is keyed: everything else of it is known to who has the
    /// database, and nine digits are soon tried out. Whether it is odd or even stays so.
    /// </summary>
    public long Blind(long hash, bool hasSecrets)
    {
        if (!hasSecrets)
        {
            return hash;
        }

        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, hash);
        var blind = (BinaryPrimitives.ReadInt64LittleEndian(keys.Oldest.Blind(bytes)) & ~1) | (hash & 1);
        return blind == 0 ? 2 : blind;
    }

    /// <summary>The same for any bytes, hexadecimal.</summary>
    public string Blind(ReadOnlySpan<byte> data) => Convert.ToHexString(keys.Oldest.Blind(data));

    private static char Kind(string text) => text.Length > 0 && text[0] is '{' or '[' or '<' ? text[0] : '\0';

    private byte[] Find(string value) => ValueKey.NumberOf(value) is { } number && keys.Find(number)?.Open(value) is { } open ? open : [];

    private string CloseXml(string value) => string.IsNullOrWhiteSpace(value) || IsSealed(value)
        ? value
        : keys.Newest.Seal(Encoding.UTF8.GetBytes(value));

    private string OpenXml(string value) => IsSealed(value) && Find(value) is { Length: > 0 } open ? Encoding.UTF8.GetString(open) : value;

    private static bool IsSealed(string value) => value.StartsWith(SecretValues.Sealed, StringComparison.Ordinal);
}
