using System.Text;
using System.Text.Json;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Sync.Posts;

/// <summary>
/// What of the app's fields QuickBooks is to have: all of them, but not a name that the app never changed while QuickBooks gave the record
/// another one. Which of the two it is, <see cref="Record.AppHash"/> says: it is odd where the name is left out.
/// </summary>
internal static class WantedFields
{
    private const long WithoutNameBit = 1;

    /// <summary>The fields of a record that the app has, JSON.</summary>
    public static string Of(Record record) => Of(record.Section, record.App!, record.AppHash);

    /// <summary>The same of its parts.</summary>
    public static string Of(string section, string app, long hash) => (hash & WithoutNameBit) == 0 ? app : WithoutName(section, app);

    /// <summary>What <see cref="Record.AppHash"/> is for the app's fields; never 0.</summary>
    public static long HashOf(ValueSeal seal, string section, string app, bool isNameLeft)
    {
        var hash = CanonicalJson.Hash(isNameLeft ? WithoutName(section, app) : app) & ~WithoutNameBit;
        hash = (hash == 0 ? WithoutNameBit << 1 : hash) | (isNameLeft ? WithoutNameBit : 0);
        return seal.Blind(hash, SecretValues.AreIn(Encoding.UTF8.GetBytes(app)));
    }

    /// <summary>The app's fields without those that make the record's name.</summary>
    public static string WithoutName(string section, string app)
    {
        using var fields = JsonDocument.Parse(app);
        var definition = SectionCatalogue.Find(section) is { } known ? WritableObjects.ForFields(known.Query, fields.RootElement) : null;
        var names = definition is { Kind: ObjectKind.List, Add.Inner: { } written } ? NameFields.Of(written) : [];
        return CanonicalJson.Of(
            JsonSerializer.SerializeToElement(
                fields.RootElement.EnumerateObject().Where(p => !names.Contains(p.Name)).ToDictionary(p => p.Name, p => p.Value)));
    }
}
