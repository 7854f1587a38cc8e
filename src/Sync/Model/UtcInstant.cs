using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WebConnectorSync.Sync.Model;

/// <summary>Instants are UTC in the program and in the database, to the microsecond, which both databases keep.</summary>
internal sealed class UtcInstant() : ValueConverter<DateTime, DateTime>(
    value => new DateTime(value.Ticks - (value.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
