using System.Security.Claims;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Api.Keys;

/// <summary>Who a key speaks for.</summary>
internal static class KeyPrincipal
{
    /// <param name="key">The key.</param>
    /// <param name="companies">The companies it opens; null: all.</param>
    public static ClaimsPrincipal ToPrincipal(this ApiKey key, IReadOnlySet<Guid>? companies) => CallerClaims.Write(
        ApiKeyAuthentication.SchemeName,
        new(
            CallerKind.Key,
            key.Id,
            key.Name,
            key.IsReadOnly ? Role.Viewer : companies is not null ? Role.Bookkeeper : Role.Administrator,
            companies));
}
