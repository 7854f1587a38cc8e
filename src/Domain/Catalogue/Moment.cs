namespace WebConnectorSync.Domain.Catalogue;

/// <summary>What was going on when something failed: what is said of writes follows from it.</summary>
public enum Moment
{
    /// <summary>QuickBooks or the company file was to be opened, so nothing had been asked or sent.</summary>
    Opening,

    /// <summary>Records were read.</summary>
    Reading,

    /// <summary>Records were written, or what became of them was asked.</summary>
    Writing,
}
