namespace WebConnectorSync.Sync;

/// <summary>
/// The numbers of the program's own log: each room has the hundred that begins with its constant, named like its folder; the server's rooms
/// have theirs in WebConnectorSync.Server. A number that was used once is not used again for something else, because administrators search
/// and alert by it.
/// </summary>
internal static class EventIds
{
    public const int Sessions = 1100;
    public const int Import = 1200;
    public const int Sections = 1300;
    public const int Companies = 1400;
    public const int Records = 1500;
    public const int Storage = 2000;
    public const int Changes = 2100;
    public const int Log = 2200;
    public const int Posts = 2400;
    public const int Rules = 2500;
    public const int AppRecords = 2600;
}
