namespace WebConnectorSync.Domain.Companies;

/// <summary>Derives a company's status from the facts. The first rule that applies speaks.</summary>
public static class CompanyStatusRule
{
    private const string Bookkeeper = "bookkeeper";

    /// <summary>The status at <see cref="CompanyFacts.Now"/>.</summary>
    public static CompanyCondition Judge(CompanyFacts facts) => facts switch
    {
        { IsPaused: true } => Paused(),
        { LastContactAt: null } => Waiting(facts),
        { Trouble: { } trouble } => FailedToOpen(facts, trouble),
        { SessionStartedAt: { } started, StandbyAt: { } refused } when refused >= started => AnotherIsActive(facts, started, refused),
        { SessionStartedAt: { } started } => Syncing(facts, started),
        _ when facts.Now > LostAt(facts) => ContactLost(facts),
        _ => Active(facts),
    };

    /// <summary>When the next contact is expected: as announced, else one interval after the last; null before the first contact.</summary>
    public static DateTime? NextContact(CompanyFacts facts) =>
        facts.NextContactAt ?? facts.LastContactAt?.AddMinutes(facts.EveryMinutes);

    /// <summary>When a contact that did not come counts as lost: a quarter of the interval after it was due, at least five minutes. A Web Connector that is busy with other applications comes late.</summary>
    public static DateTime? LostAt(CompanyFacts facts) =>
        NextContact(facts)?.AddMinutes(Math.Max(5, facts.EveryMinutes / 4));

    private static CompanyCondition Paused() => new(
        CompanyStatus.Paused,
        null,
        "This company is paused, so the Web Connector is told that there is nothing to do.",
        null,
        "Resume it when it should sync again.");

    private static CompanyCondition Waiting(CompanyFacts facts) => new(
        CompanyStatus.Waiting,
        facts.CreatedAt,
        "No Web Connector has called for this company yet.",
        Bookkeeper,
        "Download the .qwc file on the computer where QuickBooks runs, open the company file in QuickBooks as Admin, open the .qwc file, and type the password into the Web Connector.");

    private static CompanyCondition FailedToOpen(CompanyFacts facts, CompanyTrouble trouble) => new(
        CompanyStatus.FailedToOpen,
        trouble.At,
        facts.SessionStartedAt is null ? $"{trouble.Message}{NextTry(facts)}" : $"{trouble.Message} The Web Connector is trying again now.",
        trouble.Actor,
        trouble.Advice);

    private static CompanyCondition AnotherIsActive(CompanyFacts facts, DateTime started, DateTime refused) => new(
        CompanyStatus.Standby,
        refused,
        $"A Web Connector that called at {Say(facts, refused)} was asked to wait, because a session has been open since {Say(facts, started)}.",
        Bookkeeper,
        "It goes on by itself when that session ends. If this company is set up in the Web Connector of two computers, remove it from one of them.");

    private static CompanyCondition Syncing(CompanyFacts facts, DateTime started) =>
        new(CompanyStatus.Active, started, $"Syncing now, since {Say(facts, started)}.", null, null);

    private static CompanyCondition ContactLost(CompanyFacts facts)
    {
        var due = NextContact(facts)!.Value;
        return new(
            CompanyStatus.Standby,
            due,
            $"The Web Connector was expected at {Say(facts, due)} and has not called since {Say(facts, facts.LastContactAt!.Value)}.",
            Bookkeeper,
            "See that the computer with QuickBooks is on, that the Web Connector runs there (its icon is beside the clock) and that Auto-Run is ticked for this company, then press Update Selected.");
    }

    private static CompanyCondition Active(CompanyFacts facts)
    {
        var next = NextContact(facts)!.Value;
        var why = facts.SyncRequestedAt is null
            ? $"Nothing is waiting. The Web Connector is expected about {Say(facts, next)}."
            : $"A sync was asked for. It begins when the Web Connector calls, about {Say(facts, next)}, or at once when you press Update Selected in it.";
        return new(CompanyStatus.Active, null, why, null, null);
    }

    private static string NextTry(CompanyFacts facts) =>
        NextContact(facts) is { } next && next > facts.Now ? $" The next try is about {Say(facts, next)}." : "";

    private static string Say(CompanyFacts facts, DateTime at) => SpokenTime.Say(at, facts.Now, facts.Zone);
}
