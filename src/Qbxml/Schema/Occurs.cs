namespace WebConnectorSync.Qbxml.Schema;

/// <summary>How often an element or a choice may stand.</summary>
public enum Occurs
{
    /// <summary>Exactly once.</summary>
    One,

    /// <summary>At most once (<c>?</c>).</summary>
    Optional,

    /// <summary>Any number (<c>*</c>).</summary>
    Many,

    /// <summary>At least once (<c>+</c>).</summary>
    OneOrMore,
}
