namespace WebConnectorSync.Qbxml.Schema;

/// <summary>The value types of qbXML (SDK: the ...TYPE names).</summary>
public enum ValueKind
{
    /// <summary>Text with a field's own maximum length (STRTYPE).</summary>
    Text,

    /// <summary>true or false (BOOLTYPE).</summary>
    Bool,

    /// <summary>A whole number (INTTYPE).</summary>
    Int,

    /// <summary>A ListID, TxnID or TxnLineID, at most 36 characters, opaque (IDTYPE).</summary>
    Id,

    /// <summary>YYYY-MM-DD (DATETYPE).</summary>
    Date,

    /// <summary>YYYY-MM-DDTHH:MM:SS with an optional offset that is wrong in summer (DATETIMETYPE).</summary>
    DateTime,

    /// <summary>Money with two decimals (AMTTYPE).</summary>
    Amount,

    /// <summary>A price with up to five decimals (PRICETYPE).</summary>
    Price,

    /// <summary>A quantity with up to five decimals (QUANTYPE).</summary>
    Quantity,

    /// <summary>A percentage, 8.25 meaning 8.25 % (PERCENTTYPE).</summary>
    Percent,

    /// <summary>A decimal of any size, used for exchange rates (FLOATTYPE).</summary>
    Float,

    /// <summary>A duration in hours, minutes and seconds, PT1H30M (TIMEINTERVALTYPE).</summary>
    Interval,

    /// <summary>A GUID in braces, or 0 (GUIDTYPE).</summary>
    Guid,

    /// <summary>One of a list of words, exact in spelling and case (ENUMTYPE).</summary>
    Enum,
}
