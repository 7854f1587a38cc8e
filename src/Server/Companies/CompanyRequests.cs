using WebConnectorSync.Domain.Polling;

namespace WebConnectorSync.Server.Companies;

/// <summary>The body that creates a company.</summary>
/// <param name="Name">What people call it, 1 to 100 characters; no two companies have the same.</param>
internal sealed record CreateCompanyBody(string Name);

/// <summary>The body that changes a company; absent fields stay.</summary>
/// <param name="Name">Its new name.</param>
/// <param name="EveryMinutes">The same as polling.everyMinutes.</param>
/// <param name="Polling">How often sessions happen.</param>
/// <param name="StayConnected">Whether sessions are held open, and when.</param>
/// <param name="NightlySync">Whether a sync is asked for once a night, and when.</param>
/// <param name="TimeZone">IANA name of the zone in which its hours are meant and its sentences name times, as America/New_York.</param>
/// <param name="MarkMemos">Whether transactions that QuickBooks gives no other place for a mark (time entries of old versions, transfers) bear one in their memo, so that they are found again when an answer is lost.</param>
internal sealed record ChangeCompanyBody(
    string? Name, int? EveryMinutes, PollingBody? Polling, StayConnectedBody? StayConnected, NightlySyncBody? NightlySync, string? TimeZone, bool? MarkMemos);

/// <summary>How often sessions happen.</summary>
/// <param name="Policy">fixed: always after everyMinutes. adaptive: 4 minutes after a session that moved something, doubling to 240 while nothing does.</param>
/// <param name="EveryMinutes">The interval of the fixed policy, 1 to 1440. A Web Connector whose own interval is longer keeps that.</param>
internal sealed record PollingBody(PollingPolicy? Policy, int? EveryMinutes);

/// <summary>Whether sessions are held open, so that what is asked for reaches QuickBooks within seconds.</summary>
/// <param name="On">Whether.</param>
/// <param name="From">From which time of day, 08:00, in the company's time zone.</param>
/// <param name="To">Until which; the same as from for the whole day. Earlier than from means over midnight.</param>
/// <param name="CloseAfterMinutes">After how many minutes the session closes by itself, to let QuickBooks breathe; 1 to 720.</param>
internal sealed record StayConnectedBody(bool? On, string? From, string? To, int? CloseAfterMinutes);

/// <summary>Whether a sync is asked for once a night.</summary>
/// <param name="On">Whether.</param>
/// <param name="At">At which time of day, 02:00, in the company's time zone; the first contact after it does it.</param>
/// <param name="Sections">The sections that are read then only, and when somebody asks for a sync; an empty list for none.</param>
internal sealed record NightlySyncBody(bool? On, string? At, IReadOnlyList<string>? Sections);

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
