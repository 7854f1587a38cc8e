using System.Globalization;
using System.Text.Json;

namespace WebConnectorSync.Server.Api;

/// <summary>Objects in the body, switches and times.</summary>
internal sealed partial class JsonBody
{
    /// <summary>An object in the body, read like the body itself; null when absent.</summary>
    public JsonBody? Object(string name)
    {
        if (Take(name, JsonValueKind.Object, "an object", isRequired: false) is not { } value)
        {
            return null;
        }

        var inner = new JsonBody(value, $"{prefix}{name}.");
        nested.Add(inner);
        return inner;
    }

    /// <summary>True or false; null when absent.</summary>
    public bool? Flag(string name)
    {
        known.Add(name);
        if (!fields.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Add(name, "wrongType", $"\"{name}\" is neither true nor false.", "Send true or false.");
        return null;
    }

    /// <summary>A time of day, "08:30"; null when absent.</summary>
    public TimeOnly? TimeOfDay(string name)
    {
        if (Take(name, JsonValueKind.String, "a text", isRequired: false) is not { } value)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(value.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        Add(name, "notATime", $"\"{name}\" is not a time of day.", "Send hours and minutes as 08:30, from 00:00 to 23:59.");
        return null;
    }

    /// <summary>The name of a time zone as the IANA lists them; null when absent.</summary>
    public string? TimeZone(string name)
    {
        if (Take(name, JsonValueKind.String, "a text", isRequired: false) is not { } value)
        {
            return null;
        }

        if (value.GetString() is { Length: <= 64 } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId)
        {
            return zone;
        }

        Add(name, "unknownTimeZone", $"\"{name}\" is not the name of a time zone.", "Send a name of the IANA list, as America/New_York or Europe/Berlin.");
        return null;
    }
}
