using System.Globalization;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Sync.Answers;

/// <summary>An answer that has been read to its end but not stored.</summary>
/// <param name="folder">Where the records of a large answer wait.</param>
internal sealed class ParsedAnswer(SpoolFolder folder) : IDisposable
{
    /// <summary>The records.</summary>
    public AnswerSpool Records { get; } = new(folder);

    /// <summary>Closes what is kept of it.</summary>
    public ValueSeal Seal => folder.Seal;

    /// <summary>The responses in their order.</summary>
    public List<ParsedResponse> Responses { get; } = [];

    /// <summary>Host, company and preferences, when the message asked for them.</summary>
    public HostInfo Identity { get; } = new();

    /// <summary>The attributes of the message set: which outcome QuickBooks stored.</summary>
    public MessageSetInfo? MessageSet { get; set; }

    /// <summary>Why the qbXML could not be read to its end; null when it could.</summary>
    public AnswerProblem? Problem { get; set; }

    /// <summary>Why the envelope broke off: the call failed on its way.</summary>
    public string? BrokenEnvelope { get; set; }

    public string HResult { get; set; } = "";

    public string HResultMessage { get; set; } = "";

    /// <summary>When the message was handed out that it answers.</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>When it began to come.</summary>
    public required DateTime CameAt { get; init; }

    /// <summary>Size of the qbXML in bytes.</summary>
    public long Bytes { get; set; }

    /// <summary>Its beginning, personal data masked.</summary>
    public string Transcript { get; set; } = "";

    /// <summary>Elements so far that the tables do not have.</summary>
    public int UnknownElements { get; set; }

    public void Dispose() => Records.Dispose();
}

/// <summary>One response of an answer.</summary>
/// <param name="info">Its attributes.</param>
/// <param name="request">The request it answers; null when there is none it could.</param>
internal sealed class ParsedResponse(ResponseInfo info, MessageRequest? request)
{
    /// <summary>How many of the latest changed are remembered.</summary>
    public const int MostNewest = 2;

    private readonly List<(string Id, long EditSequence)> latest = [];

    public ResponseInfo Info { get; } = info;

    public MessageRequest? Request { get; } = request;

    /// <summary>Records it brought.</summary>
    public int Count { get; set; }

    /// <summary>Their ids and EditSequences, where a comparison asked or the whole section comes at once; null otherwise.</summary>
    public Dictionary<string, string?>? Ids { get; set; }

    /// <summary>The latest changed of its records with their EditSequences, at most <see cref="MostNewest"/>, in no order.</summary>
    public IReadOnlyList<(string Id, long EditSequence)> LatestChanged => latest;

    /// <summary>Writes: the id QuickBooks gave without the object (ErrorRecovery, a deletion or a void); null when it gave none.</summary>
    public string? WrittenId { get; set; }

    /// <summary>Writes: the EditSequence that came with <see cref="WrittenId"/>.</summary>
    public string? WrittenEditSequence { get; set; }

    /// <summary>Records that have no id, or one no column holds: they cannot be stored.</summary>
    public int WithoutId { get; set; }

    /// <summary>The newest TimeModified among them, as far as it can be true.</summary>
    public QbDateTime? Newest { get; set; }

    /// <summary>Elements in it that the tables do not have; kept, and worth a look.</summary>
    public int UnknownElements { get; set; }

    /// <summary>Whether some of its records were not stored because the company has as many as this server takes.</summary>
    public bool IsOverQuota { get; set; }

    /// <summary>Whether it was read to its end.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Remembers a record if it is among the latest changed.</summary>
    public void Newer(string id, string? editSequence)
    {
        if (!long.TryParse(editSequence, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
        {
            return;
        }

        if (latest.Count < MostNewest)
        {
            latest.Add((id, at));
            return;
        }

        var oldest = latest[0].EditSequence <= latest[1].EditSequence ? 0 : 1;
        if (at > latest[oldest].EditSequence)
        {
            latest[oldest] = (id, at);
        }
    }
}
