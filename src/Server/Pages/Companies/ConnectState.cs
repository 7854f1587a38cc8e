using WebConnectorSync.Domain.Companies;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>How far a company is connected.</summary>
/// <param name="IsDownloaded">Its .qwc file was downloaded.</param>
/// <param name="IsContacted">A Web Connector came with the right password.</param>
/// <param name="IsConnected">QuickBooks said which company file is open, and it is the right one.</param>
/// <param name="IsLate">Nothing came for five minutes.</param>
/// <param name="WrongPasswordAt">When a Web Connector last came with a wrong password, and with none that was right since.</param>
/// <param name="Trouble">What keeps QuickBooks from being used; null when nothing does.</param>
internal sealed record ConnectState(
    bool IsDownloaded, bool IsContacted, bool IsConnected, bool IsLate, DateTime? WrongPasswordAt, CompanyCondition? Trouble);
