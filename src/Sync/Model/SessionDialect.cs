using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Sync.Model;

/// <summary>The qbXML a session's QuickBooks understands.</summary>
internal static class SessionDialect
{
    /// <summary>From what the first answer said.</summary>
    public static Dialect Of(Session session) => new(
        QbxmlVersion.TryParse(session.QbxmlVersion, out var version) ? version : new QbxmlVersion(2, 0),
        Dialect.CountryFrom(session.Country));
}
