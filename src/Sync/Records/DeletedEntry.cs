using System.Text.Json;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Records;

/// <summary>One entry of a deleted list: it is staged as a record whose parent is its kind.</summary>
internal static class DeletedEntry
{
    /// <summary>ListDelType or TxnDelType of an entry in an answer to that section's request; null for ordinary records.</summary>
    public static string? TypeOf(MessageRequest? request, ReadOnlyMemory<byte> json)
    {
        if (request is null || DeletedList.Find(request.Section) is not { } list)
        {
            return null;
        }

        using var entry = JsonDocument.Parse(json);
        return entry.RootElement.TryGetProperty(
            JsonNamingPolicy.CamelCase.ConvertName(list.TypeElement), out var type) ? type.ToString() : "";
    }
}
