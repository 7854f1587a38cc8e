using System.Security;
using System.Text;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>The service's description, for people and tools; the Web Connector itself does not ask for it.</summary>
internal static class Wsdl
{
    private static readonly string Document = Load();

    /// <summary>The document with the address filled in.</summary>
    /// <param name="address">Where the endpoint is reached from outside.</param>
    public static byte[] At(string address) =>
        Encoding.UTF8.GetBytes(Document.Replace("$address", SecurityElement.Escape(address), StringComparison.Ordinal));

    private static string Load()
    {
        using var stream = typeof(Wsdl).Assembly.GetManifestResourceStream("WebConnectorSync.wsdl")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
