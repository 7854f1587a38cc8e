namespace WebConnectorSync.Server.Hosting;

/// <summary>
/// The numbers of the program's own log: each room has the hundred that begins with its constant, named like its folder. A number that was
/// used once is not used again for something else, because administrators search and alert by it.
/// </summary>
internal static class EventIds
{
    public const int WebConnector = 1000;
    public const int Sessions = 1100;
    public const int Import = 1200;
    public const int Sections = 1300;
    public const int Companies = 1400;
    public const int Records = 1500;
    public const int Api = 1600;
    public const int Pages = 1700;
    public const int Jobs = 1800;
    public const int Hosting = 1900;
    public const int Data = 2000;
    public const int Changes = 2100;
    public const int Logs = 2200;
    public const int Demo = 2300;
    public const int Posts = 2400;
    public const int Rules = 2500;
    public const int AppSide = 2600;
    public const int Access = 2700;
}
