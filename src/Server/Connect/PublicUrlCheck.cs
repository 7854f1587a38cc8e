using System.Net;

namespace WebConnectorSync.Server.Connect;

/// <summary>Whether the Web Connector will accept the address that goes into the .qwc files.</summary>
internal static class PublicUrlCheck
{
    /// <summary>Everything it will refuse, in sentences with the code it would show; empty when nothing.</summary>
    public static IReadOnlyList<string> Problems(string publicUrl) =>
        Uri.TryCreate(publicUrl, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? [.. Problems(publicUrl, uri)]
            : [$"\"{publicUrl}\" is no web address. Write it as https://sync.example.com."];

    private static IEnumerable<string> Problems(string text, Uri uri)
    {
        var isLocal = uri.Host == "localhost";
        if (uri.Scheme != "https" && !isLocal)
        {
            yield return "The Web Connector wants https for every address but localhost (QBWC1010). Put a certificate in front of this " +
                "server and let PublicUrl begin with https://.";
        }

        if (IPAddress.TryParse(uri.Host.Trim('[', ']'), out _))
        {
            yield return $"The Web Connector wants a name and refuses an IP address (QBWC1001). Give {uri.Host} a name in DNS.";
        }

        if (uri.UserInfo.Length > 0)
        {
            yield return "An address with a user name in it would be readable in every .qwc file. Leave the user name out.";
        }

        if (uri.AbsolutePath != "/" || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            yield return $"PublicUrl is the server's own address, without a path or a query. Write it as {uri.Scheme}://{uri.Authority}.";
        }
        else if (text.EndsWith('/'))
        {
            yield return "PublicUrl has a slash at the end, which would be written twice (//qbwc). Leave it out.";
        }
    }
}
