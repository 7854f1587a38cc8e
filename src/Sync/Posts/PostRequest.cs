namespace WebConnectorSync.Sync.Posts;

/// <summary>
/// The name of a post's request in a message (requestID): the post's id, and for its further requests a number behind it.
/// </summary>
internal static class PostRequest
{
    /// <summary>The requestID of the post's n-th request, the first of which is 0.</summary>
    public static string Id(Guid postId, int number) => number == 0 ? $"{postId:N}" : $"{postId:N}.{number}";

    /// <summary>Whether a requestID belongs to that post.</summary>
    public static bool IsOf(string requestId, Guid postId) => requestId.StartsWith($"{postId:N}", StringComparison.Ordinal);
}
