using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>Keeps the keys of the data protection in the database, where all servers find the same.</summary>
internal sealed class ProtectionKeys(ServerDbFactory databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.Create();
        return [.. db.ProtectionKeys.Select(k => k.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        using var db = databases.Create();
        db.ProtectionKeys.Add(new() { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
