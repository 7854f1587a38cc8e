using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sections;

namespace WebConnectorSync.Sync.Import;

/// <summary>Takes the sections out of a session whose feature is off in this company file, before anything is asked.</summary>
internal static class FeatureUnavailable
{
    /// <summary>Ends their runs at once; what is stored of them stays, and comes up to date when the feature is on again.</summary>
    /// <returns>Those that were in use until now, with what was switched off.</returns>
    public static List<(SectionDef Section, Preference Preference)> Apply(
        IReadOnlyList<CompanySection> rows, HostInfo first, Session session, DateTime now)
    {
        var country = Dialect.CountryFrom(session.Country);
        var newly = new List<(SectionDef, Preference)>();
        foreach (var row in rows)
        {
            if (SectionCatalogue.Find(row.Section) is not { Needs: { } preference } section || first.IsOn(preference, country) is not false)
            {
                continue;
            }

            if (row is { InUse: true, SyncedAt: not null })
            {
                newly.Add((section, preference));
            }

            SyncRun.Begin(row, session.Id, now);
            SyncRun.NotInUse(row);
        }

        return newly;
    }
}
