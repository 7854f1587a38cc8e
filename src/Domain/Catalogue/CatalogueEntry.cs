namespace WebConnectorSync.Domain.Catalogue;

/// <summary>One entry of the data file: the codes from Low to High, or all codes of the kind when both are empty.</summary>
internal sealed record CatalogueEntry(string Low, string High, Meaning Meaning)
{
    public bool IsOneCode => Low.Length > 0 && Low == High;

    public bool Covers(string code) => Low.Length == 0
        || (code.Length > 0 && char.IsAsciiDigit(code[0]) && Compare(Low, code) <= 0 && Compare(code, High) <= 0);

    // Shorter first, then by character: the order of decimals without leading zeros and of 0x numbers with eight digits.
    private static int Compare(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
}
