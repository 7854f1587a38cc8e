using System.Globalization;
using System.Text;
using System.Xml;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Companies;

/// <summary>
/// The .qwc file a person opens in the Web Connector (QBWC Programmer's Guide, "QWC file"), elements in Intuit's order. It holds no
/// password.
/// </summary>
internal static class QwcFile
{
    public const string ContentType = "application/x-qwc";

    /// <summary>Under <c>PublicUrl</c>: where the Web Connector calls.</summary>
    public const string EndpointPath = "/qbwc";

    /// <summary>Under <c>PublicUrl</c>: the help page that the Web Connector wants to see answered.</summary>
    public const string SupportPath = "/support";

    /// <summary>What to call the file when it is saved.</summary>
    public static string FileName(Company company) => CompanyName.Slug(company.Name) + ".qwc";

    /// <summary>The file, UTF-8. The same each time, so a second download is the same connection.</summary>
    /// <param name="company">Gives name, user name and FileID.</param>
    /// <param name="ownerId">The installation's OwnerID.</param>
    /// <param name="publicUrl">The server's address, without a slash at the end.</param>
    public static byte[] Write(Company company, Guid ownerId, string publicUrl)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(
            buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\r\n" }))
        {
            xml.WriteStartElement("QBWCXML");
            foreach (var (name, value) in Elements(company, ownerId, publicUrl))
            {
                xml.WriteStartElement(name);
                xml.WriteString(value);
                xml.WriteFullEndElement();
            }

            xml.WriteStartElement("Scheduler");
            xml.WriteElementString("RunEveryNMinutes", company.LowerLimit().TotalMinutes.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private static (string Name, string Value)[] Elements(Company company, Guid ownerId, string publicUrl) =>
    [
        ("AppName", $"WebConnectorSync - {company.Name}"),
        ("AppID", ""),
        ("AppURL", publicUrl + EndpointPath),
        ("AppDescription", "Keeps QuickBooks and your other software in agreement"),
        ("AppSupport", publicUrl + SupportPath),
        ("UserName", company.UserName),
        ("OwnerID", ownerId.ToString("B")),
        ("FileID", company.FileId.ToString("B")),
        ("QBType", "QBFS"),
        ("Style", "Document"),

        // All editions.
        ("AuthFlags", "0xF"),
        ("Notify", "false"),

        // true would keep the Web Connector from stamping the company file, and it then refuses to go on (QBWC1039).
        ("IsReadOnly", "false"),
        ("UnattendedModePref", "umpOptional"),
        ("PersonalDataPref", "pdpNotNeeded"),
    ];
}
