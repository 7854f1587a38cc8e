using System.Globalization;

namespace WebConnectorSync.Qbxml.Schema;

/// <summary>A version of the qbXML language, such as 13.0; what stands in <c>&lt;?qbxml version?&gt;</c>.</summary>
/// <param name="Major">Before the point.</param>
/// <param name="Minor">After the point.</param>
public readonly record struct QbxmlVersion(int Major, int Minor) : IComparable<QbxmlVersion>
{
    /// <summary>The oldest version any supported QuickBooks speaks.</summary>
    public static readonly QbxmlVersion Oldest = new(1, 0);

    /// <summary>The newest version with a public schema.</summary>
    public static readonly QbxmlVersion Newest = new(16, 0);

    /// <summary>Reads "13.0", and "CA3.0" or "UK3.0" as old Canadian and British hosts write it.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out QbxmlVersion version)
    {
        version = default;
        text = text.Trim();
        while (text.Length > 0 && char.IsAsciiLetter(text[0]))
        {
            text = text[1..];
        }

        var point = text.IndexOf('.');
        var major = point < 0 ? text : text[..point];
        var minor = point < 0 ? "0" : text[(point + 1)..];
        if (!int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var a) ||
            !int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var b))
        {
            return false;
        }

        version = new QbxmlVersion(a, b);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(QbxmlVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    public static bool operator <(QbxmlVersion a, QbxmlVersion b) => a.CompareTo(b) < 0;

    public static bool operator >(QbxmlVersion a, QbxmlVersion b) => a.CompareTo(b) > 0;

    public static bool operator <=(QbxmlVersion a, QbxmlVersion b) => a.CompareTo(b) <= 0;

    public static bool operator >=(QbxmlVersion a, QbxmlVersion b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
