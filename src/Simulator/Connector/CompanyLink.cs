using System.Globalization;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Simulator.Connector;

/// <summary>The QuickBooks side of an update session: the company file in use, the lock in it, and the first three queries.</summary>
internal sealed class CompanyLink(CompanyFile file, QuickBooksSession session, QwcFile qwc)
{
    public CompanyFile File => file;

    /// <summary>Stamps the lock that tells other Web Connectors that an update runs.</summary>
    public string Lock(string machine, DateTimeOffset now)
    {
        var value = string.Create(CultureInfo.InvariantCulture, $"LOCKED:{machine}:{now.UtcTicks}");
        file.SetCompanyData(qwc.OwnerId, "AppLock", value);
        return value;
    }

    /// <summary>Takes the lock away and ends the QuickBooks session.</summary>
    public void Release()
    {
        file.SetCompanyData(qwc.OwnerId, "AppLock", "UNLOCKED");
        session.Dispose();
    }

    /// <summary>Ends the QuickBooks session as a crash does: the lock stays.</summary>
    public void Abandon() => session.Dispose();

    /// <summary>Host, company and preferences: what the first sendRequestXML carries.</summary>
    public Processed HostCompanyPreferences() => session.ProcessOwn(
        $"<?xml version=\"1.0\"?><?qbxml version=\"{file.Settings.HighestVersion}\"?><QBXML><QBXMLMsgsRq onError=\"stopOnError\">" +
        "<HostQueryRq requestID=\"0\" /><CompanyQueryRq " +
        $"requestID=\"1\"><OwnerID>{qwc.OwnerId}</OwnerID></CompanyQueryRq><PreferencesQueryRq requestID=\"2\" />" +
        "</QBXMLMsgsRq></QBXML>");

    public Processed Process(string qbxml) => session.ProcessRequest(qbxml);
}
