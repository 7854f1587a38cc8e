using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api;

namespace WebConnectorSync.Server.Companies;

/// <summary>What somebody wants to be different about a company; null means: as it is.</summary>
internal sealed record CompanyChange
{
    private static readonly TimeOnly NightlyDefault = new(2, 0);

    /// <summary>The sections that may be left for the night. The company itself comes with every session by itself.</summary>
    public static IReadOnlyList<SectionDef> ForTheNight { get; } = [.. SectionCatalogue.All.Where(s => !s.IsFromHost)];

    public string? Name { get; init; }

    public PollingPolicy? Policy { get; init; }

    public int? EveryMinutes { get; init; }

    public bool? StaysConnected { get; init; }

    public TimeOnly? StaysFrom { get; init; }

    public TimeOnly? StaysTo { get; init; }

    public int? StayMinutes { get; init; }

    public bool? IsNightly { get; init; }

    public TimeOnly? NightlyAt { get; init; }

    /// <summary>The sections that are read at night only.</summary>
    public IReadOnlyList<string>? NightlySections { get; init; }

    public string? TimeZone { get; init; }

    public bool? MarksMemos { get; init; }

    /// <summary>Reads it from a body; what is wrong is found in the body's problem.</summary>
    public static CompanyChange Read(JsonBody body)
    {
        var name = CompaniesApi.Name(body, isRequired: false);
        var everyMinutes = body.Number("everyMinutes", 1, 1440);
        var polling = body.Object("polling");
        var stay = body.Object("stayConnected");
        var nightly = body.Object("nightlySync");
        var change = new CompanyChange
        {
            Name = name,
            Policy = polling?.Word<PollingPolicy>("policy", isRequired: false),
            EveryMinutes = polling?.Number("everyMinutes", 1, 1440) ?? everyMinutes,
            StaysConnected = stay?.Flag("on"),
            StaysFrom = stay?.TimeOfDay("from"),
            StaysTo = stay?.TimeOfDay("to"),
            StayMinutes = stay?.Number("closeAfterMinutes", 1, 720),
            IsNightly = nightly?.Flag("on"),
            NightlyAt = nightly?.TimeOfDay("at"),
            NightlySections = nightly?.Words("sections", [.. ForTheNight.Select(s => s.Name)], mayBeEmpty: true),
            TimeZone = body.TimeZone("timeZone"),
            MarksMemos = body.Flag("markMemos"),
        };
        body.RequireAny("name", "everyMinutes", "polling", "stayConnected", "nightlySync", "timeZone", "markMemos");
        return change;
    }

    /// <summary>Makes it so.</summary>
    public void Apply(Company company, TimeProvider clock)
    {
        company.Name = Name ?? company.Name;
        company.TimeZone = TimeZone ?? company.TimeZone;
        company.MarksMemos = MarksMemos ?? company.MarksMemos;
        if (Policy is not null || EveryMinutes is not null)
        {
            company.Polling = Policy ?? company.Polling;
            company.EveryMinutes = EveryMinutes ?? company.EveryMinutes;

            // The new rhythm begins with the next contact.
            (company.DueAt, company.QuietSessions) = (null, 0);
        }

        company.StaysConnected = StaysConnected ?? company.StaysConnected;
        company.StaysFrom = StaysFrom ?? company.StaysFrom;
        company.StaysTo = StaysTo ?? company.StaysTo;
        company.StayMinutes = StayMinutes ?? company.StayMinutes;
        company.NightlySections = NightlySections switch
        {
            null => company.NightlySections,
            { Count: 0 } => null,
            var names => string.Join(',', names.Distinct(StringComparer.Ordinal)),
        };
        if (IsNightly is not null || NightlyAt is not null || TimeZone is not null)
        {
            company.NightlyAt = IsNightly == false ? null : NightlyAt ?? company.NightlyAt ?? (IsNightly == true ? NightlyDefault : null);
            company.SetNightly(clock.GetUtcNow().UtcDateTime, clock);
        }
    }
}
