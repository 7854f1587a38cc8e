using System.Net;

namespace WebConnectorSync.Sync.Values;

/// <summary>
/// What counts as one place when callers are counted: an IPv4 address, and of IPv6 the first 64 bits, as whoever has one address of such a
/// network has all of them.
/// </summary>
internal static class AddressRange
{
    private const int NetworkBytes = 8;

    /// <summary>The place as text; empty when the address is not known.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        var bytes = address.GetAddressBytes();
        return bytes.Length <= NetworkBytes ? address.ToString() : $"{Convert.ToHexString(bytes, 0, NetworkBytes)}/64";
    }

    /// <summary>The same of an address that was written down.</summary>
    public static string Of(string? address) => Of(IPAddress.TryParse(address, out var parsed) ? parsed : null);
}
