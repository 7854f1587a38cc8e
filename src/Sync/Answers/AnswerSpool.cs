using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Sync.Answers;

/// <summary>
/// Keeps the records of an answer from the moment they are read to the moment they are stored, so that no database transaction is open
/// while bytes are awaited from the network. An ordinary page stays in memory; what goes over a bound is written to a file.
/// </summary>
internal sealed class AnswerSpool(SpoolFolder folder) : IDisposable
{
    /// <summary>
    /// Bytes of records kept in memory: some 2,500 customers, as many as Pacing lets an ordinary page have. Each company that syncs at the
    /// same time may need as much, and what goes over it costs little: the file is written and read once, in order.
    /// </summary>
    public const int Bound = 2 * 1024 * 1024;

    /// <summary>Records stored by one transaction at most, once the answer went over the bound.</summary>
    public const int BatchSize = 1_000;

    private readonly List<(int Response, StagedRecord Record)> _inMemory = [];
    private readonly JsonBlocks _blocks = new();
    private SpoolFile? _file;
    private int _inFile;
    private long _bytesInMemory;

    /// <summary>Records so far.</summary>
    public int Count => _inFile + _inMemory.Count;

    /// <summary>Whether the answer went over the bound and is stored in several transactions.</summary>
    public bool IsLarge => _file is not null;

    /// <summary>Adds a record of the response at that position; copies the JSON.</summary>
    public void Add(int response, StagedRecord record)
    {
        _inMemory.Add((response, record with { Json = _blocks.Copy(record.Json.Span) }));
        _bytesInMemory += record.Json.Length;
        if (_bytesInMemory > Bound)
        {
            _file ??= new SpoolFile(folder);
            Spill(_file);
        }
    }

    /// <summary>
    /// The records in the order they came, in batches of one response each. A batch is good until the next one is asked for.
    /// </summary>
    public IEnumerable<(int Response, IReadOnlyList<StagedRecord> Records)> Batches()
    {
        if (_file is null)
        {
            return InMemory();
        }

        Spill(_file);
        return InFile(_file);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _blocks.Clear();
        _file?.Dispose();
    }

    private IEnumerable<(int Response, IReadOnlyList<StagedRecord> Records)> InMemory()
    {
        var batch = new List<StagedRecord>(Math.Min(Count, BatchSize));
        for (var i = 0; i < _inMemory.Count; i++)
        {
            var (response, record) = _inMemory[i];
            batch.Add(record);
            if (batch.Count == BatchSize || i + 1 == _inMemory.Count || _inMemory[i + 1].Response != response)
            {
                yield return (response, batch);
                batch.Clear();
            }
        }
    }

    private IEnumerable<(int Response, IReadOnlyList<StagedRecord> Records)> InFile(SpoolFile file)
    {
        var batch = new List<StagedRecord>(BatchSize);
        var batchOf = -1;
        file.Rewind();
        for (var i = 0; i < _inFile; i++)
        {
            var response = file.ReadResponse();
            if (batch.Count > 0 && (batch.Count == BatchSize || response != batchOf))
            {
                yield return (batchOf, batch);
                batch.Clear();
                _blocks.Clear();
            }

            batchOf = response;
            batch.Add(file.ReadRecord(_blocks));
        }

        if (batch.Count > 0)
        {
            yield return (batchOf, batch);
        }
    }

    private void Spill(SpoolFile file)
    {
        foreach (var (response, record) in _inMemory)
        {
            file.Write(response, record);
        }

        _inFile += _inMemory.Count;
        _inMemory.Clear();
        _bytesInMemory = 0;
        _blocks.Clear();
    }
}
