using System.Text;
using System.Text.Json;

namespace WebConnectorSync.Sync.Figures;

/// <summary>What records name by id: the party, items and accounts, the transactions they are linked with.</summary>
internal sealed class ReferencedIds
{
    /// <summary>ListIDs.</summary>
    public HashSet<string> Lists { get; } = new(StringComparer.Ordinal);

    /// <summary>TxnIDs.</summary>
    public HashSet<string> Transactions { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Lists.Count == 0 && Transactions.Count == 0;

    /// <summary>Forgets them.</summary>
    public void Clear()
    {
        Lists.Clear();
        Transactions.Clear();
    }

    /// <summary>Adds those a record names; its own id is none of them.</summary>
    public void Add(string? json)
    {
        if (json is not null)
        {
            Add(Encoding.UTF8.GetBytes(json));
        }
    }

    /// <summary>The same for its UTF-8.</summary>
    public void Add(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth < 2)
            {
                continue;
            }

            var into = reader.ValueTextEquals("listID"u8) ? Lists : reader.ValueTextEquals("txnID"u8) ? Transactions : null;
            if (into is not null && reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                into.Add(reader.GetString()!);
            }
        }
    }
}
