using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Companies;

/// <summary>Applies a validated request to a company; null leaves a value as it is.</summary>
internal static class CompanyChange
{
    /// <summary>The time of the nightly sync where none was given.</summary>
    public static readonly TimeOnly NightlyDefault = new(2, 0);

    /// <summary>Applies it.</summary>
    public static void Apply(this ChangeCompanyBody change, Company company, TimeProvider clock)
    {
        company.Name = change.Name ?? company.Name;
        company.TimeZone = change.IsServerZone ? null : change.TimeZone ?? company.TimeZone;
        company.MarksMemos = change.MarkMemos ?? company.MarksMemos;
        var rhythm = (company.Polling, company.EveryMinutes);
        company.Polling = change.Polling?.Policy ?? company.Polling;
        company.EveryMinutes = change.Polling?.EveryMinutes ?? change.EveryMinutes ?? company.EveryMinutes;
        if (rhythm != (company.Polling, company.EveryMinutes))
        {
            // A new rhythm begins with the next contact.
            (company.DueAt, company.QuietSessions) = (null, 0);
        }

        company.StaysConnected = change.StayConnected?.On ?? company.StaysConnected;
        company.StaysFrom = change.StayConnected?.From ?? company.StaysFrom;
        company.StaysTo = change.StayConnected?.To ?? company.StaysTo;
        company.StayMinutes = change.StayConnected?.CloseAfterMinutes ?? company.StayMinutes;
        if (change.NightlySync is { } nightly)
        {
            Apply(nightly, company);
        }

        if (change is { TimeZone: not null } or { IsServerZone: true } or { NightlySync: { On: not null } or { At: not null } })
        {
            company.SetNightly(clock.GetUtcNow().UtcDateTime, clock);
        }
    }

    private static void Apply(NightlySyncBody nightly, Company company)
    {
        company.NightlySections = nightly.Sections switch
        {
            null => company.NightlySections,
            { Count: 0 } => null,
            var names => string.Join(',', names.Distinct(StringComparer.Ordinal)),
        };
        company.NightlyAt = nightly.On == false ? null : nightly.At ?? company.NightlyAt ?? (nightly.On == true ? NightlyDefault : null);
    }
}
