namespace WebConnectorSync.Domain.Companies;

/// <summary>What follows from the facts.</summary>
public enum FileVerdict
{
    /// <summary>It is the company's file: everything goes on without a word.</summary>
    Proven,

    /// <summary>It is, and old transactions are gone from it for good: the ids are compared.</summary>
    Condensed,

    /// <summary>It is, or a fresh copy: reading goes on, writes wait until somebody says which.</summary>
    Moved,

    /// <summary>
    /// It does not know what it knew: nothing of it is stored and nothing is written until somebody says why. What is missing is
    /// counted.
    /// </summary>
    Restored,

    /// <summary>
    /// It bears the stamp and knows nothing that is known: nothing is read and nothing is written until somebody says why.
    /// </summary>
    Unfamiliar,

    /// <summary>
    /// QuickBooks refused the questions, so nothing is known: the session ends, and the next one asks for other records.
    /// </summary>
    Silent,

    /// <summary>A copy, as a person said: never read, never written.</summary>
    Copy,

    /// <summary>Another company's file: never read, never written.</summary>
    Wrong,
}
