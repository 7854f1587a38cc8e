using Microsoft.AspNetCore.Identity;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Access;

/// <summary>Names are compared as everywhere else here. Identity's own way fails on texts that are no proper Unicode.</summary>
internal sealed class EmailNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : EmailAddress.KeyOf(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
