using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Company.Answers;

/// <summary>CompanyActivityQuery: when the file was last restored and condensed; what never happened is left out.</summary>
internal static class ActivityAnswer
{
    public static XElement Ret(CompanyFile file) => new(
        "CompanyActivityRet",
        Time("LastRestoreTime", file.RestoredAt, file),
        Time("LastCondenseTime", file.CondensedAt, file));

    private static XElement? Time(string name, long? second, CompanyFile file) =>
        second is { } at ? new XElement(name, file.HostClock.Text(at)) : null;
}
