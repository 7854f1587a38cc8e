namespace WebConnectorSync.Server;

/// <summary>
/// The numbers of the program's own log: each room has the hundred that begins with its constant, named like its folder; the engine's rooms
/// have theirs in WebConnectorSync.Sync. A number that was used once is not used again for something else, because administrators search
/// and alert by it.
/// </summary>
internal static class EventIds
{
    public const int WebConnector = 1000;
    public const int Api = 1600;
    public const int Pages = 1700;
    public const int Jobs = 1800;
    public const int Hosting = 1900;
    public const int Demo = 2300;
    public const int Access = 2700;
}
