using System.Text.Json.Serialization;
using FluentValidation;
using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Companies;

/// <summary>The body that changes a company; absent fields stay.</summary>
/// <param name="Name">Its new name.</param>
/// <param name="EveryMinutes">The same as polling.everyMinutes.</param>
/// <param name="Polling">How often sessions happen.</param>
/// <param name="StayConnected">Whether sessions are held open, and when.</param>
/// <param name="NightlySync">Whether a sync is asked for once a night, and when.</param>
/// <param name="TimeZone">IANA name of the zone in which its hours are meant and its sentences name times, as America/New_York.</param>
/// <param name="MarkMemos">Whether transactions that QuickBooks gives no other place for a mark (time entries of old versions, transfers)
/// bear one in their memo, so that they are found again when an answer is lost.</param>
internal sealed record ChangeCompanyBody(
    string? Name, int? EveryMinutes, PollingBody? Polling, StayConnectedBody? StayConnected, NightlySyncBody? NightlySync,
    string? TimeZone, bool? MarkMemos)
{
    /// <summary>Its new name.</summary>
    public string? Name { get; init; } = Name?.Trim();

    /// <summary>The company returns to the server's zone. A page says so, where everything that is set stands in one form.</summary>
    [JsonIgnore]
    public bool IsServerZone { get; init; }

    /// <summary>A company as it is: applied, it changes nothing.</summary>
    public static ChangeCompanyBody Of(Company company) => new(
        company.Name,
        null,
        new(company.Polling, company.EveryMinutes),
        new(company.StaysConnected, company.StaysFrom, company.StaysTo, company.StayMinutes),
        new(company.NightlyAt is not null, company.NightlyAt, company.NightlySections?.Split(',') ?? []),
        company.TimeZone,
        company.MarksMemos);
}

/// <summary>How often sessions happen.</summary>
/// <param name="Policy">fixed: always after everyMinutes. adaptive: 4 minutes after a session that moved something, doubling to 240 while
/// nothing does.</param>
/// <param name="EveryMinutes">The interval of the fixed policy. A Web Connector whose own interval is longer keeps that.</param>
internal sealed record PollingBody(PollingPolicy? Policy, int? EveryMinutes)
{
    public static readonly Bounds Minutes = new(1, 1440);
}

/// <summary>Whether sessions are held open, so that what is asked for reaches QuickBooks within seconds.</summary>
/// <param name="On">Whether.</param>
/// <param name="From">From which time of day, 08:00, in the company's time zone.</param>
/// <param name="To">Until which; the same as from for the whole day. Earlier than from means over midnight.</param>
/// <param name="CloseAfterMinutes">After how many minutes the session closes by itself, to let QuickBooks breathe.</param>
internal sealed record StayConnectedBody(bool? On, TimeOnly? From, TimeOnly? To, int? CloseAfterMinutes)
{
    public static readonly Bounds Minutes = new(1, 720);
}

/// <summary>Whether a sync is asked for once a night.</summary>
/// <param name="On">Whether.</param>
/// <param name="At">At which time of day, 02:00, in the company's time zone; the first contact after it does it.</param>
/// <param name="Sections">The sections that are read then only, and when somebody asks for a sync; an empty list for none.</param>
internal sealed record NightlySyncBody(bool? On, TimeOnly? At, IReadOnlyList<string>? Sections)
{
    /// <summary>The sections that may be left for the night. The company itself comes with every session by itself.</summary>
    public static IReadOnlyList<SectionDef> Choices { get; } = [.. SectionCatalogue.All.Where(s => !s.IsFromHost)];
}

/// <summary>What may be changed about a company.</summary>
internal sealed class ChangeCompanyValidator : AbstractValidator<ChangeCompanyBody>
{
    private static readonly ChangeCompanyBody Nothing = new(null, null, null, null, null, null, null);

    public ChangeCompanyValidator()
    {
        RuleFor(c => c.Name).MayNameACompany();
        RuleFor(c => c.EveryMinutes).Within(PollingValidator.What, PollingBody.Minutes);
        RuleFor(c => c.Polling!).SetValidator(new PollingValidator());
        RuleFor(c => c.StayConnected!).SetValidator(new StayConnectedValidator());
        RuleFor(c => c.NightlySync!).SetValidator(new NightlySyncValidator());
        RuleFor(c => c.TimeZone).Must(zone => zone is null || CompanyClock.IsZone(zone))
            .Says(
                "unknownTimeZone", "There is no such time zone.", "Choose a name of the IANA list, as America/New_York or Europe/Berlin.");
        RuleFor(c => c).Must(c => c != Nothing).Says(
            "nothingToDo", "The body names nothing to change.",
            "Send at least one of: name, everyMinutes, polling, stayConnected, nightlySync, timeZone, markMemos.");
    }
}

/// <inheritdoc cref="ChangeCompanyValidator"/>
internal sealed class PollingValidator : AbstractValidator<PollingBody>
{
    public const string What = "The minutes between two calls";

    public PollingValidator() => RuleFor(p => p.EveryMinutes).Within(What, PollingBody.Minutes);
}

/// <inheritdoc cref="ChangeCompanyValidator"/>
internal sealed class StayConnectedValidator : AbstractValidator<StayConnectedBody>
{
    public StayConnectedValidator() =>
        RuleFor(s => s.CloseAfterMinutes).Within("The minutes after which a session that is kept open closes", StayConnectedBody.Minutes);
}

/// <inheritdoc cref="ChangeCompanyValidator"/>
internal sealed class NightlySyncValidator : AbstractValidator<NightlySyncBody>
{
    private static readonly IReadOnlyList<string> Known = [.. NightlySyncBody.Choices.Select(s => s.Name)];

    public NightlySyncValidator() => RuleForEach(n => n.Sections).OneOf("section", Known);
}
