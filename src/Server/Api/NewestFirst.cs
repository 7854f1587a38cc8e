using System.Globalization;

namespace WebConnectorSync.Server.Api;

/// <summary>Cursors of lists that begin with the newest: a time, and the id for those of the same time.</summary>
internal static class NewestFirst
{
    public static string Write(string list, DateTime at, Guid id) => Cursor.Write(list, at.Ticks, id);

    public static (DateTime At, Guid Id)? Key(string[] parts) =>
        long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTime.MaxValue.Ticks
        && Guid.TryParse(parts[1], out var id)
            ? (new DateTime(ticks, DateTimeKind.Utc), id)
            : null;
}
