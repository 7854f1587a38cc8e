using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Company.Requests;

/// <summary>Names a message set gives to the transactions it adds, so that later requests of the same set can refer to them.</summary>
internal sealed class Macros
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    public void Define(XElement input, string id)
    {
        if (input.Attribute("defMacro") is { } macro)
        {
            ids[macro.Value] = id;
        }
    }

    /// <summary>Puts ids in the place of names; 9103 for a name nobody defined, 9100 for one defined twice.</summary>
    public Status? Substitute(XElement request)
    {
        foreach (var user in request.Descendants().Where(e => e.Attribute("useMacro") is not null).ToList())
        {
            if (!ids.TryGetValue(user.Attribute("useMacro")!.Value, out var id))
            {
                return new Status(9103, $"The macro \"{user.Attribute("useMacro")!.Value}\" is not defined.");
            }

            user.RemoveAttributes();
            user.Value = id;
        }

        return request.Elements().FirstOrDefault()?.Attribute("defMacro")?.Value is { } defined && ids.ContainsKey(defined)
            ? new Status(9100, $"The macro name \"{defined}\" is not unique.") : null;
    }
}
