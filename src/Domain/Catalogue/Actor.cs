namespace WebConnectorSync.Domain.Catalogue;

/// <summary>Who can end it.</summary>
public enum Actor
{
    /// <summary>Nobody needs to do anything.</summary>
    Nobody,

    /// <summary>Whoever works in QuickBooks.</summary>
    Bookkeeper,

    /// <summary>The QuickBooks Admin, or whoever looks after the computers and this server.</summary>
    Administrator,

    /// <summary>Whoever writes the app or this server.</summary>
    Developer,
}
