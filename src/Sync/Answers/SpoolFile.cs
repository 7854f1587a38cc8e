using System.Text;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Sync.Answers;

/// <summary>Records of an answer in a file, written once and read once in the same order; gone when it is closed.</summary>
internal sealed class SpoolFile : IDisposable
{
    private readonly ValueSeal _seal;
    private readonly FileStream _file;
    private readonly BinaryWriter _writer;
    private readonly BinaryReader _reader;

    public SpoolFile(SpoolFolder folder)
    {
        _seal = folder.Seal;
        _file = folder.Open();
        _writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
        _reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>Appends a record and the position of the response it belongs to.</summary>
    public void Write(int response, StagedRecord record)
    {
        _writer.Write(response);
        _writer.Write(record.QuickBooksId);
        WriteText(record.Name);
        WriteText(record.EditSequence);
        WriteText(record.TimeModified);
        WriteText(record.ParentId);
        _writer.Write(record.IsActive);
        _writer.Write(record.TxnOn?.DayNumber ?? -1);
        _writer.Write(record.ContentHash);
        _writer.Write(record.SecondsAhead);
        _writer.Write(record.HasSecrets);
        var json = record.HasSecrets ? _seal.Close(record.Json.Span) : record.Json.Span;
        _writer.Write(json.Length);
        _writer.Write(json);
    }

    /// <summary>Ends the writing and goes to the first record.</summary>
    public void Rewind()
    {
        _writer.Flush();
        _file.Position = 0;
    }

    /// <summary>The response of the next record; <see cref="ReadRecord"/> must follow.</summary>
    public int ReadResponse() => _reader.ReadInt32();

    /// <summary>The record itself, its JSON in <paramref name="blocks"/>.</summary>
    public StagedRecord ReadRecord(JsonBlocks blocks)
    {
        var record = new StagedRecord(
            _reader.ReadString(),
            ReadText(),
            ReadText(),
            ReadText(),
            ReadText(),
            _reader.ReadBoolean(),
            _reader.ReadInt32() is var day and >= 0 ? DateOnly.FromDayNumber(day) : null,
            _reader.ReadInt64(),
            default,
            _reader.ReadInt32()) { HasSecrets = _reader.ReadBoolean() };
        var json = blocks.Take(_reader.ReadInt32());
        _file.ReadExactly(json.Span);
        return record with { Json = record.HasSecrets ? _seal.Open(json.Span) : json };
    }

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
        _file.Dispose();
    }

    private void WriteText(string? text)
    {
        _writer.Write(text is not null);
        if (text is not null)
        {
            _writer.Write(text);
        }
    }

    private string? ReadText() => _reader.ReadBoolean() ? _reader.ReadString() : null;
}
