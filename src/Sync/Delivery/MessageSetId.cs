using System.Buffers.Text;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>newMessageSetID: QuickBooks takes at most 23 characters, so a GUID goes in as 22 characters of base64url.</summary>
internal static class MessageSetId
{
    /// <summary>The id of a batch.</summary>
    public static string Of(Guid batchId) => Base64Url.EncodeToString(batchId.ToByteArray(bigEndian: true));
}
