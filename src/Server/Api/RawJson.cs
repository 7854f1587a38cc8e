using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebConnectorSync.Server.Api;

/// <summary>JSON that is stored as text and goes out as it is.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record RawJson(string Text)
{
    public static RawJson? From(string? text) => text is null ? null : new(text);

    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonElement.ParseValue(ref reader).GetRawText());

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
