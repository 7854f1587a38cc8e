using System.Security.Claims;

namespace WebConnectorSync.Server.Api;

/// <summary>Who a key speaks for.</summary>
internal static class KeyPrincipal
{
    public static ClaimsPrincipal ToPrincipal(this ApiKey key, string scheme) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, key.Id.ToString()), new(ClaimTypes.Name, key.Name)],
        scheme));
}
