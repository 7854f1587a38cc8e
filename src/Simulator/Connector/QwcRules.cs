using System.Net;
using System.Text.RegularExpressions;

namespace WebConnectorSync.Simulator.Connector;

/// <summary>The rules a .qwc file is checked by before anybody is asked anything.</summary>
internal static partial class QwcRules
{
    /// <summary>The first rule broken, or null.</summary>
    public static QwcProblem? Check(QwcFile qwc)
    {
        if (!Uri.TryCreate(qwc.AppUrl, UriKind.Absolute, out var service)
            || !Uri.TryCreate(qwc.AppSupport, UriKind.Absolute, out var support))
        {
            return new QwcProblem(1039, "AppURL or AppSupport is not an address.");
        }

        var isLocal = service.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
        return IsAddress(service) ? new QwcProblem(1001, "The AppURL is an IP address; a host name is needed.")
            : IsAddress(support) ? new QwcProblem(1002, "The AppSupport URL is an IP address; a host name is needed.")
            : service.Scheme != "https" && !isLocal ? new QwcProblem(1010, "The AppURL must begin with https unless the host is localhost.")
            : !isLocal && !service.Host.Equals(support.Host, StringComparison.OrdinalIgnoreCase)
                ? new QwcProblem(1000, "AppURL and AppSupport have different domains.")
            : !Braces().IsMatch(qwc.OwnerId) || !Braces().IsMatch(qwc.FileId)
                ? new QwcProblem(1039, "OwnerID and FileID must be GUIDs in braces.")
            : qwc.QbType is not ("QBFS" or "QBPOS") ? new QwcProblem(1065, $"The QBType \"{qwc.QbType}\" is neither QBFS nor QBPOS.")
            : qwc.IsReadOnly ? new QwcProblem(1080, "IsReadOnly does not let the Web Connector write its FileID.")
            : null;
    }

    private static bool IsAddress(Uri uri) => IPAddress.TryParse(uri.Host.Trim('[', ']'), out _);

    [GeneratedRegex(@"^\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Braces();
}
