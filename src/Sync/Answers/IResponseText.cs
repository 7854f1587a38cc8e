namespace WebConnectorSync.Sync.Answers;

/// <summary>
/// The text of an answer while it arrives, tens of megabytes at times, never held whole. Read it to its end; only then is known what
/// came after it.
/// </summary>
internal interface IResponseText
{
    /// <summary>The UTF-8 of this piece, never ending inside a character; valid until the next read.</summary>
    ReadOnlySpan<byte> Chunk { get; }

    /// <summary>QuickBooks' own error as 0x text, empty when there was none. Known at the end.</summary>
    string HResult { get; }

    /// <summary>The words to <see cref="HResult"/>. Known at the end.</summary>
    string Message { get; }

    /// <summary>Why the call did not arrive whole; then the text must not be trusted. Known at the end.</summary>
    string? Problem { get; }

    /// <summary>Bytes so far.</summary>
    long Length { get; }

    /// <summary>Waits for the next piece. False at the end, and when there is a problem.</summary>
    ValueTask<bool> ReadAsync(CancellationToken ct);

    /// <summary>Reads to the end without looking, so that the connection stays usable.</summary>
    /// <param name="maxBytes">Bytes after which it gives up.</param>
    /// <param name="ct">Ends waiting for the network.</param>
    /// <returns>Whether the end was reached.</returns>
    ValueTask<bool> SkipAsync(long maxBytes, CancellationToken ct);
}
