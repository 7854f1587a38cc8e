using System.Text.Json;
using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Sync.Model;

/// <summary>What came of one attempt of a post.</summary>
/// <param name="At">When it was known.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Message">The number of its message in the session.</param>
/// <param name="Code">Status code, HRESULT or own code; 0 for success.</param>
/// <param name="Outcome">What became of the write.</param>
/// <param name="Text">QuickBooks' own words; null when it had none.</param>
internal sealed record PostAttempt(DateTime At, Guid SessionId, int Message, string Code, WriteOutcome Outcome, string? Text)
{
    // A record somebody keeps open for days must not make its post grow without end.
    private const int Most = 20;

    /// <summary>The attempts stored with a post, oldest first.</summary>
    public static List<PostAttempt> Of(Post post) =>
        post.History is null ? [] : JsonSerializer.Deserialize<List<PostAttempt>>(post.History)!;

    /// <summary>Adds one; the oldest ones give way.</summary>
    public static void Add(Post post, PostAttempt attempt)
    {
        var all = Of(post);
        all.Add(attempt);
        post.History = JsonSerializer.Serialize(all.TakeLast(Most));
    }
}
