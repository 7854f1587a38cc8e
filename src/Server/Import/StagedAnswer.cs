using System.Buffers;
using System.Text;
using WebConnectorSync.Server.Records;

namespace WebConnectorSync.Server.Import;

/// <summary>
/// Keeps the records of an answer from the moment they are read to the moment they are stored, so that no database transaction is open
/// while bytes are awaited from the network. An ordinary page stays in memory; what goes over a bound is written to a temporary file.
/// </summary>
internal sealed class StagedAnswer : IDisposable
{
    /// <summary>Bytes of records kept in memory.</summary>
    public const int Bound = 2 * 1024 * 1024;

    /// <summary>Records stored by one transaction at most, once the answer went over the bound.</summary>
    public const int BatchSize = 1_000;

    private const int BlockSize = 1024 * 1024;

    private readonly List<(int Response, StagedRecord Record)> _inMemory = [];
    private readonly List<byte[]> _blocks = [];
    private int _blockUsed = BlockSize;
    private FileStream? _file;
    private BinaryWriter? _fileWriter;
    private int _inFile;
    private long _bytesInMemory;

    /// <summary>Records so far.</summary>
    public int Count => _inFile + _inMemory.Count;

    /// <summary>Whether the answer went over the bound and is stored in several transactions.</summary>
    public bool IsLarge => _file is not null;

    /// <summary>Adds a record of the response at that position; copies the JSON.</summary>
    public void Add(int response, in StagedRecord record)
    {
        _inMemory.Add((response, record with { Json = Copy(record.Json.Span) }));
        _bytesInMemory += record.Json.Length;
        if (_bytesInMemory > Bound)
        {
            Spill();
        }
    }

    /// <summary>The records in the order they came, in batches of one response each.</summary>
    public IEnumerable<(int Response, IReadOnlyList<StagedRecord> Records)> Batches()
    {
        var batch = new List<StagedRecord>(Math.Min(Count, BatchSize));
        var response = -1;
        foreach (var (of, record) in All())
        {
            if (batch.Count > 0 && (of != response || batch.Count == BatchSize))
            {
                yield return (response, batch);
                batch = new List<StagedRecord>(BatchSize);
            }

            response = of;
            batch.Add(record);
        }

        if (batch.Count > 0)
        {
            yield return (response, batch);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ReturnBlocks();
        _fileWriter?.Dispose();
        _file?.Dispose();
    }

    private IEnumerable<(int Response, StagedRecord Record)> All()
    {
        if (_file is not null)
        {
            _fileWriter!.Flush();
            _file.Position = 0;
            using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
            for (var i = 0; i < _inFile; i++)
            {
                yield return Read(reader);
            }
        }

        foreach (var item in _inMemory)
        {
            yield return item;
        }
    }

    private ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> json)
    {
        if (json.Length > BlockSize)
        {
            return json.ToArray();
        }

        if (_blockUsed + json.Length > BlockSize)
        {
            _blocks.Add(ArrayPool<byte>.Shared.Rent(BlockSize));
            _blockUsed = 0;
        }

        var copy = _blocks[^1].AsMemory(_blockUsed, json.Length);
        json.CopyTo(copy.Span);
        _blockUsed += json.Length;
        return copy;
    }

    private void Spill()
    {
        _file ??= new FileStream(Path.Combine(Path.GetTempPath(), $"wcs-{Guid.NewGuid():N}.tmp"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
            BufferSize = 128 * 1024,
        });
        _fileWriter ??= new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
        foreach (var (response, record) in _inMemory)
        {
            Write(_fileWriter, response, record);
        }

        _inFile += _inMemory.Count;
        _inMemory.Clear();
        _bytesInMemory = 0;
        ReturnBlocks();
    }

    private void ReturnBlocks()
    {
        foreach (var block in _blocks)
        {
            ArrayPool<byte>.Shared.Return(block, clearArray: true);
        }

        _blocks.Clear();
        _blockUsed = BlockSize;
    }

    private static void Write(BinaryWriter writer, int response, in StagedRecord record)
    {
        writer.Write(response);
        writer.Write(record.QuickBooksId);
        WriteText(writer, record.Name);
        WriteText(writer, record.EditSequence);
        WriteText(writer, record.TimeModified);
        WriteText(writer, record.ParentId);
        writer.Write(record.IsActive);
        writer.Write(record.TxnOn?.DayNumber ?? -1);
        writer.Write(record.ContentHash);
        writer.Write(record.Json.Length);
        writer.Write(record.Json.Span);
    }

    private static (int Response, StagedRecord Record) Read(BinaryReader reader)
    {
        var response = reader.ReadInt32();
        return (response, new StagedRecord(
            reader.ReadString(),
            ReadText(reader),
            ReadText(reader),
            ReadText(reader),
            ReadText(reader),
            reader.ReadBoolean(),
            reader.ReadInt32() is var day and >= 0 ? DateOnly.FromDayNumber(day) : null,
            reader.ReadInt64(),
            reader.ReadBytes(reader.ReadInt32())));
    }

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
