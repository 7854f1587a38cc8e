using System.Text.Json;
using System.Text.Json.Serialization;
using WebConnectorSync.Domain.Rules;

namespace WebConnectorSync.Sync.Rules;

/// <summary>A company's rules as they are stored. What a document of an earlier version does not name has its default.</summary>
internal static class RulesDocument
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>The same rules are the same text.</summary>
    public static string Write(CompanyRules rules) => JsonSerializer.Serialize(rules, Options);

    /// <summary>The rules of a document that was written here.</summary>
    public static CompanyRules Read(string document) => JsonSerializer.Deserialize<CompanyRules>(document, Options)!;
}
