using System.Text.Json;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company;

/// <summary>A company file on the disk, so that another run of the simulator goes on with it.</summary>
public sealed partial class CompanyFile
{
    /// <summary>Writes everything that is in the file; what lies there is replaced at once.</summary>
    public void Save(string path)
    {
        SavedFile saved;
        lock (Gate)
        {
            saved = new(
                [.. Store.All.Select(SavedRecord.Of)], new(Store.Counters), Deletions, ExtensionDefinitions, CompanyExtensions,
                [.. MessageSets.All.Select(s => new SavedSet(s.Key.Application, s.Key.Id, s.Value))],
                RestoredAt, CondensedAt, lastTxnNumber);
        }

        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(saved));
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Takes what was written there, in place of all that is in this file.</summary>
    public void Load(string path)
    {
        var saved = JsonSerializer.Deserialize<SavedFile>(File.ReadAllBytes(path))!;
        lock (Gate)
        {
            Store = RecordStore.Of(saved.Records, saved.Counters);
            (Deletions, ExtensionDefinitions, CompanyExtensions) =
                ([.. saved.Deletions], [.. saved.Definitions], [.. saved.CompanyExtensions]);
            MessageSets = new();
            foreach (var set in saved.Sets)
            {
                MessageSets.Store(set.Application, set.Id, set.Set);
            }

            (RestoredAt, CondensedAt, lastTxnNumber) = (saved.RestoredAt, saved.CondensedAt, saved.LastTxnNumber);
        }
    }

    private sealed record SavedSet(string Application, string Id, StoredSet Set);

    private sealed record SavedFile(
        IReadOnlyList<SavedRecord> Records, Dictionary<string, uint> Counters, IReadOnlyList<Deletion> Deletions,
        IReadOnlyList<ExtensionDefinition> Definitions, IReadOnlyList<Extension> CompanyExtensions, IReadOnlyList<SavedSet> Sets,
        long? RestoredAt, long? CondensedAt, int LastTxnNumber);
}

/// <summary>A record as it is written down; others are named by their family and id.</summary>
internal sealed record SavedRecord(
    string ObjectName, string Id, string Name, bool IsActive, long CreatedAt, long ModifiedAt, long EditSequence, SavedRecord.Other? Parent,
    DateOnly TxnDate, SavedRecord.Other? Entity, int TxnNumber, decimal Balance, decimal TotalBalance, List<Extension>? Extensions,
    string Fields)
{
    public static SavedRecord Of(Record record) => new(
        record.Definition.Name, record.Id, record.Name, record.IsActive, record.CreatedAt, record.ModifiedAt, record.EditSequence,
        Other.Of(record.Parent), record.TxnDate, Other.Of(record.Entity), record.TxnNumber, record.Balance, record.TotalBalance,
        record.Extensions, record.Fields().ToString(SaveOptions.DisableFormatting));

    /// <summary>The record, yet without those it names.</summary>
    public Record ToRecord() => new(QbxmlLanguage.Default.Object(ObjectName), Id, XElement.Parse(Fields))
    {
        Name = Name,
        IsActive = IsActive,
        CreatedAt = CreatedAt,
        ModifiedAt = ModifiedAt,
        EditSequence = EditSequence,
        TxnDate = TxnDate,
        TxnNumber = TxnNumber,
        Balance = Balance,
        TotalBalance = TotalBalance,
        Extensions = Extensions,
    };

    internal sealed record Other(string Family, string Id)
    {
        public static Other? Of(Record? record) => record is null ? null : new(Records.Family.Of(record.Definition), record.Id);
    }
}
