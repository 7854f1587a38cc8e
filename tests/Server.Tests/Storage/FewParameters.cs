using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// Fails what gives the database a list of any length in one command: above 2,098 values EF hands SQL Server a JSON text with another
/// collation than our columns, and a real server refuses the comparison.
/// </summary>
internal sealed class FewParameters : DbCommandInterceptor
{
    /// <summary>One for all: EF keeps what it compiled per interceptor.</summary>
    public static readonly FewParameters Watcher = new();

    // A lot of values, the names of all sections, and some more.
    private const int Most = Lots.Size + 120;

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result.Parameters.Count > Most || result.CommandText.Contains("json_each", StringComparison.OrdinalIgnoreCase))
        {
            throw RefusedBySqlServer.Because(
                $"{result.Parameters.Count} parameters in one command; many values are asked for in lots (Lots.cs): " +
                $"{result.CommandText[..Math.Min(400, result.CommandText.Length)]}");
        }

        return result;
    }
}
