using System.Text;
using System.Text.Json;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>Records as the reader of QuickBooks' answers stages them.</summary>
internal static class Staged
{
    public static StagedRecord Customer(string id, string name = "Kern Lighting Warehouse", string editSequence = "1")
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new { listID = id, editSequence, name });
        return new(id, name, editSequence, "2026-11-21T14:02:11", null, true, null, Hash(json), json);
    }

    public static IReadOnlyList<StagedRecord> Customers(int count) =>
        [.. Enumerable.Range(1, count).Select(n => Customer($"{0x80000000 + n:X8}-1234567890", $"Customer {n}"))];

    /// <summary>The app has it, too.</summary>
    public static void LinkWith(this Record record, string externalId, string? app = null)
    {
        (record.ExternalId, record.App) = (externalId, app);
        record.Link(record.ModifiedAt);
    }

    private static long Hash(byte[] json) =>
        BitConverter.ToInt64(System.Security.Cryptography.SHA256.HashData(json));

    public static string Text(StagedRecord record) => Encoding.UTF8.GetString(record.Json.Span);
}
