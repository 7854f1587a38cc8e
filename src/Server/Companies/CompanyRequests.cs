namespace WebConnectorSync.Server.Companies;

/// <summary>The body that creates a company.</summary>
/// <param name="Name">What people call it, 1 to 100 characters; no two companies have the same.</param>
internal sealed record CreateCompanyBody(string Name);

/// <summary>The body that changes a company; absent fields stay.</summary>
/// <param name="Name">Its new name.</param>
/// <param name="EveryMinutes">Minutes between two contacts, 1 to 1440, as it is written into the .qwc file. A Web Connector that has the file already keeps the interval of its own column.</param>
internal sealed record ChangeCompanyBody(string? Name, int? EveryMinutes);

/// <summary>The body that asks for a sync.</summary>
/// <param name="Mode">now: at the next contact. reset: forget how far the sections are synced and read everything again; nothing is deleted. compare: hold all ids against those of QuickBooks, for what was deleted or merged long ago and for what was missed.</param>
/// <param name="Sections">The sections to reset or compare; all when absent.</param>
internal sealed record SyncBody(SyncMode Mode, IReadOnlyList<string>? Sections);

/// <summary>What a sync begins with.</summary>
internal enum SyncMode
{
    /// <summary>What changed since the last one.</summary>
    Now,

    /// <summary>Everything.</summary>
    Reset,

    /// <summary>What changed, and then the ids of everything.</summary>
    Compare,
}

/// <summary>A company that was just created.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="WebConnector">What the person at the Web Connector needs.</param>
internal sealed record CreatedCompanyJson(Guid Id, string Name, WebConnectorJson WebConnector);

/// <summary>What the person at the Web Connector needs.</summary>
/// <param name="UserName">The user name in the .qwc file.</param>
/// <param name="Password">What to type into the Web Connector. Answered this once; a new one can be made.</param>
/// <param name="AppUrl">Where the Web Connector will call.</param>
/// <param name="QwcUrl">Where the .qwc file is, with the API key.</param>
internal sealed record WebConnectorJson(string UserName, string Password, string AppUrl, string QwcUrl);

/// <summary>What becomes of a sync that was asked for.</summary>
/// <param name="Status">requested.</param>
/// <param name="NextContactAt">When the Web Connector is expected to call; null when it never called.</param>
/// <param name="Message">When it will happen, in one sentence.</param>
internal sealed record SyncRequestedJson(string Status, DateTime? NextContactAt, string Message);
