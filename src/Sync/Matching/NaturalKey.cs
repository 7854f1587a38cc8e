using System.Text.Json;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.References;

namespace WebConnectorSync.Sync.Matching;

/// <summary>
/// By what two records are taken for the same: the full name; of a transaction its number, its date and whom it is with. Names are
/// compared as QuickBooks compares them, without regard to case.
/// </summary>
/// <param name="Name">Full name or number.</param>
/// <param name="On">Date of a transaction.</param>
/// <param name="PartyId">ListID of customer, vendor, payee or employee; null when there is none or it is not known.</param>
/// <param name="PartyName">Full name of that party.</param>
internal sealed record NaturalKey(string Name, DateOnly? On, string? PartyId, string? PartyName)
{
    private static readonly string[] Parties = ["customerRef", "vendorRef", "payeeEntityRef", "entityRef"];

    /// <summary>The key of a record of QuickBooks; null when it has none.</summary>
    public static NaturalKey? OfQuickBooks(SectionDef section, string? name, DateOnly? on, ReadOnlyMemory<byte> json)
    {
        if (name is null || (section.IsTransaction && on is null))
        {
            return null;
        }

        if (!section.IsTransaction)
        {
            return new NaturalKey(name, null, null, null);
        }

        using var fields = JsonDocument.Parse(json);
        var party = Party(fields.RootElement);
        return new NaturalKey(
            name, on, party is { } p ? RecordHead.Text(p, "listID") : null, party is { } q ? RecordHead.Text(q, "fullName") : null);
    }

    /// <summary>Whom a transaction is with, as its fields say; null when with nobody.</summary>
    public static JsonElement? Party(JsonElement fields)
    {
        foreach (var name in Parties)
        {
            if (fields.TryGetProperty(name, out var party) && party.ValueKind == JsonValueKind.Object)
            {
                return party;
            }
        }

        return null;
    }

    /// <summary>The property that says whom a transaction is with.</summary>
    public static bool IsParty(string property) => Parties.Contains(property);

    /// <summary>Whether the two may mean the same record where one of them has no date.</summary>
    public bool MayBeSameAs(NaturalKey other) => IsSameAs(other with { On = On is null || other.On is null ? On : other.On });

    /// <summary>Whether the two mean the same record.</summary>
    public bool IsSameAs(NaturalKey other) =>
        AreSame(Name, other.Name)
        && On == other.On
        && (PartyId is not null && other.PartyId is not null ? PartyId == other.PartyId : AreSame(PartyName, other.PartyName));

    private static bool AreSame(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
