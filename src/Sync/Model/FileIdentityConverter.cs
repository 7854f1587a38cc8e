using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WebConnectorSync.Sync.Model;

/// <summary>A file's identity as it is stored: JSON without what is empty.</summary>
internal sealed class FileIdentityConverter() : ValueConverter<FileIdentity, string>(
    identity => JsonSerializer.Serialize(identity, Options),
    json => JsonSerializer.Deserialize<FileIdentity>(json, Options) ?? new FileIdentity())
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>It is replaced as a whole, so another object is another value.</summary>
    public sealed class Comparer() : ValueComparer<FileIdentity>(
        (a, b) => ReferenceEquals(a, b), identity => identity.GetHashCode(), identity => identity);
}
