namespace WebConnectorSync.Qbxml.Values;

/// <summary>What is wrong with one value.</summary>
internal enum FieldFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An object or array where a single value belongs.</summary>
    NotAValue,

    /// <summary>True or false where a text belongs: which word is meant nobody can tell.</summary>
    NotText,

    /// <summary>Neither true nor false.</summary>
    BadBool,

    /// <summary>Not a whole number.</summary>
    BadInt,

    /// <summary>A whole number outside its limits.</summary>
    OutOfRange,

    /// <summary>Not a date, or one outside 1901 to 9999.</summary>
    BadDate,

    /// <summary>Not a date and time, or one outside 1970 to 2038.</summary>
    BadDateTime,

    /// <summary>Not a number.</summary>
    BadNumber,

    /// <summary>More decimals than QuickBooks keeps.</summary>
    TooManyDecimals,

    /// <summary>More digits before the point than QuickBooks keeps.</summary>
    TooBig,

    /// <summary>Not a duration.</summary>
    BadInterval,

    /// <summary>Neither a GUID nor 0.</summary>
    BadGuid,

    /// <summary>Not one of the words allowed.</summary>
    BadWord,

    /// <summary>More characters than allowed.</summary>
    TooLong,
}
