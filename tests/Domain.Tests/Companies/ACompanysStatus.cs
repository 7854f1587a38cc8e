using WebConnectorSync.Domain.Companies;

namespace WebConnectorSync.Domain.Tests.Companies;

public sealed class ACompanysStatus
{
    private static readonly DateTime Now = new(2026, 11, 21, 14, 30, 0, DateTimeKind.Utc);

    private static readonly CompanyTrouble Closed =
        new("QuickBooks is closed on OFFICE-PC.", "Open Nordwind.qbw in QuickBooks.", "bookkeeper", Now.AddMinutes(-28));

    private static readonly CompanyFacts Fresh = new() { Now = Now, Zone = TimeZoneInfo.Utc, CreatedAt = Now.AddDays(-1) };

    private static readonly CompanyFacts Healthy = Fresh with { LastContactAt = Now.AddMinutes(-28), NextContactAt = Now.AddMinutes(32) };

    public static TheoryData<string, CompanyFacts, CompanyStatus, DateTime?, string, string?> Table => new()
    {
        { "new", Fresh, CompanyStatus.Waiting, Now.AddDays(-1), "No Web Connector has called for this company yet.", "bookkeeper" },
        {
            "new and paused", Fresh with { IsPaused = true }, CompanyStatus.Paused, null,
            "This company is paused, so the Web Connector is told that there is nothing to do.", null
        },
        { "healthy", Healthy, CompanyStatus.Active, null, "Nothing is waiting. The Web Connector is expected about 15:02 UTC.", null },
        {
            "asked to sync", Healthy with { SyncRequestedAt = Now }, CompanyStatus.Active, null,
            "A sync was asked for. It begins when the Web Connector calls, about 15:02 UTC, or at once when you press Update Selected " +
            "in it.", null
        },
        {
            "syncing", Healthy with { Session = new(Now.AddMinutes(-2)) }, CompanyStatus.Active, Now.AddMinutes(-2),
            "Syncing now, since 14:28 UTC.", null
        },
        {
            "syncing, an older refusal", Healthy with { Session = new(Now.AddMinutes(-2)), StandbyAt = Now.AddMinutes(-3) },
            CompanyStatus.Active, Now.AddMinutes(-2), "Syncing now, since 14:28 UTC.", null
        },
        {
            "two connectors", Healthy with { Session = new(Now.AddMinutes(-2)), StandbyAt = Now.AddMinutes(-1) },
            CompanyStatus.Standby, Now.AddMinutes(-1),
            "A second Web Connector called at 14:29 UTC and was asked to wait, because another has had a session open since 14:28 UTC.",
            "bookkeeper"
        },
        {
            "two connectors in the same second", Healthy with { Session = new(Now.AddMinutes(-2)), StandbyAt = Now.AddMinutes(-2) },
            CompanyStatus.Standby, Now.AddMinutes(-2),
            "A second Web Connector called at 14:28 UTC and was asked to wait, because another has had a session open since 14:28 UTC.",
            "bookkeeper"
        },
        {
            "two connectors, known",
            Healthy with
            {
                Session = new(Now.AddMinutes(-2), Caller: "192.0.2.7"), StandbyAt = Now.AddMinutes(-1), StandbyCaller = "192.0.2.9",
            },
            CompanyStatus.Standby, Now.AddMinutes(-1),
            "A second Web Connector at 192.0.2.9 called at 14:29 UTC and was asked to wait, because the one at 192.0.2.7 has had a " +
            "session open since 14:28 UTC.", "bookkeeper"
        },
        {
            "taking over",
            Healthy with { Session = new(Now.AddMinutes(-2), Caller: "192.0.2.7"), StandbyAt = Now.AddMinutes(-1), TakeOverAt = Now },
            CompanyStatus.Standby, Now,
            "The next Web Connector to call takes over, and the session that the one at 192.0.2.7 opened at 14:28 UTC ends then.",
            "bookkeeper"
        },
        {
            "held open",
            Healthy with
            {
                Session = new(Now.AddMinutes(-2), IsHeld: true, HeldUntil: Now.AddMinutes(28)), ActiveSinceAt = Now.AddDays(-1),
            },
            CompanyStatus.Active, Now.AddDays(-1),
            "Connected since 14:28 UTC, and everything is done. What is asked for now reaches QuickBooks within seconds. The connection " +
            "rests at 14:58 UTC.", null
        },
        {
            "held open, and nobody knows until when", Healthy with { Session = new(Now.AddMinutes(-2), IsHeld: true) },
            CompanyStatus.Active, null,
            "Connected since 14:28 UTC, and everything is done. What is asked for now reaches QuickBooks within seconds.", null
        },
        {
            "syncing, as for days", Healthy with { Session = new(Now.AddMinutes(-2)), ActiveSinceAt = Now.AddDays(-3) },
            CompanyStatus.Active, Now.AddDays(-3), "Syncing now, since 14:28 UTC.", null
        },
        {
            "due with the next contact", Healthy with { DueAt = Now.AddMinutes(32) }, CompanyStatus.Active, null,
            "Nothing is waiting. The Web Connector is expected about 15:02 UTC.", null
        },
        {
            "quiet lately", Healthy with { NextContactAt = Now.AddMinutes(4), DueAt = Now.AddMinutes(16) }, CompanyStatus.Active, null,
            "Nothing is waiting, and nothing changed lately, so the next session is due about 14:46 UTC.", null
        },
        {
            "quiet lately, asked to sync",
            Healthy with { NextContactAt = Now.AddMinutes(4), DueAt = Now.AddMinutes(16), SyncRequestedAt = Now },
            CompanyStatus.Active, null,
            "A sync was asked for. It begins when the Web Connector calls, about 14:34 UTC, or at once when you press Update Selected " +
            "in it.", null
        },
        {
            "paused at noon", Healthy with { IsPaused = true, PausedAt = Now.AddHours(-2), LastContactAt = Now.AddHours(-3) },
            CompanyStatus.Paused, Now.AddHours(-2),
            "This company is paused, so the Web Connector is told that there is nothing to do.", null
        },
        {
            "paused in a session", Healthy with { IsPaused = true, PausedAt = Now, Session = new(Now.AddMinutes(-2)) },
            CompanyStatus.Paused, Now,
            "This company is paused. The session that is open ends first; after it the Web Connector is told that there is nothing to do.",
            null
        },
        {
            "refused, over now", Healthy with { StandbyAt = Now.AddMinutes(-1) }, CompanyStatus.Active, null,
            "Nothing is waiting. The Web Connector is expected about 15:02 UTC.", null
        },
        {
            "lost", Healthy with { LastContactAt = Now.AddMinutes(-80), NextContactAt = Now.AddMinutes(-20) },
            CompanyStatus.Standby, Now.AddMinutes(-20),
            "The Web Connector was expected at 14:10 UTC and has not called since 13:10 UTC.", "bookkeeper"
        },
        {
            "late, not lost", Healthy with { NextContactAt = Now.AddMinutes(-15) }, CompanyStatus.Active, null,
            "Nothing is waiting. The Web Connector is expected about 14:15 UTC.", null
        },
        {
            "lost, no announcement", Healthy with { LastContactAt = Now.AddMinutes(-76), NextContactAt = null },
            CompanyStatus.Standby, Now.AddMinutes(-16),
            "The Web Connector was expected at 14:14 UTC and has not called since 13:14 UTC.", "bookkeeper"
        },
        {
            "a long session is not lost", Healthy with { NextContactAt = Now.AddMinutes(-300), Session = new(Now.AddMinutes(-360)) },
            CompanyStatus.Active, Now.AddMinutes(-360), "Syncing now, since 08:30 UTC.", null
        },
        {
            "closed", Healthy with { Trouble = Closed }, CompanyStatus.FailedToOpen, Closed.At,
            "QuickBooks is closed on OFFICE-PC. The next try is about 15:02 UTC.", "bookkeeper"
        },
        {
            "closed, trying", Healthy with { Trouble = Closed, Session = new(Now) }, CompanyStatus.FailedToOpen, Closed.At,
            "QuickBooks is closed on OFFICE-PC. The Web Connector is trying again now.", "bookkeeper"
        },
        {
            "closed, overdue", Healthy with { Trouble = Closed, NextContactAt = Now.AddMinutes(-200) },
            CompanyStatus.FailedToOpen, Closed.At, "QuickBooks is closed on OFFICE-PC.", "bookkeeper"
        },
        {
            "closed, expected this moment", Healthy with { Trouble = Closed, NextContactAt = Now }, CompanyStatus.FailedToOpen, Closed.At,
            "QuickBooks is closed on OFFICE-PC.", "bookkeeper"
        },
        {
            "closed and paused", Healthy with { Trouble = Closed, IsPaused = true }, CompanyStatus.Paused, null,
            "This company is paused, so the Web Connector is told that there is nothing to do.", null
        },
        {
            "a wrong password", Healthy with { Refused = new(Now, Now, "192.0.2.9") },
            CompanyStatus.Standby, Now,
            "The Web Connector at 192.0.2.9 called at 14:30 UTC with a wrong password and was refused, so no data was exchanged.",
            "bookkeeper"
        },
        {
            "a wrong password for hours", Healthy with { Refused = new(Now, Now.AddHours(-3), null), Trouble = Closed },
            CompanyStatus.Standby, Now.AddHours(-3),
            "The Web Connector has been refused since 11:30 UTC, last at 14:30 UTC, because its password is wrong, so no data is " +
            "exchanged.", "bookkeeper"
        },
        {
            "a wrong password at first", Fresh with { Refused = new(Now, Now, null) },
            CompanyStatus.Waiting, Now,
            "The Web Connector called at 14:30 UTC with a wrong password and was refused, so no data was exchanged.", "bookkeeper"
        },
        {
            "a wrong password elsewhere", Healthy with { Refused = new(Now, Now, null), Session = new(Now.AddMinutes(-2)) },
            CompanyStatus.Active, Now.AddMinutes(-2),
            "Syncing now, since 14:28 UTC.", null
        },
        {
            "paused, a wrong password", Healthy with { IsPaused = true, Refused = new(Now, Now, null) },
            CompanyStatus.Paused, null,
            "This company is paused, so the Web Connector is told that there is nothing to do.", null
        },
        {
            "paused, and called", Healthy with { IsPaused = true, PausedAt = Now.AddHours(-2) },
            CompanyStatus.Paused, Now.AddHours(-2),
            "This company is paused, so the Web Connector is told that there is nothing to do. It last called at 14:02 UTC.", null
        },
        {
            "began again",
            Healthy with { Session = new(Now.AddMinutes(-2), Caller: "192.0.2.7"), StandbyAt = Now, StandbyCaller = "192.0.2.7" },
            CompanyStatus.Standby, Now,
            "The Web Connector at 192.0.2.7 began again at 14:30 UTC, though QuickBooks has not answered yet what was sent in the " +
            "session of 14:28 UTC. It is asked to wait some minutes; then QuickBooks is asked what became of it, so that nothing " +
            "is written twice.", null
        },
        {
            "two at one address",
            Healthy with
            {
                Session = new(Now.AddMinutes(-2), Caller: "192.0.2.7"), StandbyAt = Now, StandbyCaller = "192.0.2.7",
                WereTwoSeen = true,
            },
            CompanyStatus.Standby, Now,
            "A second Web Connector at 192.0.2.7 called at 14:30 UTC and was asked to wait, because the one at 192.0.2.7 has had a " +
            "session open since 14:28 UTC.", "bookkeeper"
        },
        {
            "a refused post", Healthy with { Work = new(Refused: 1) },
            CompanyStatus.Active, null,
            "1 post was refused or is held. The Web Connector is expected about 15:02 UTC.", "bookkeeper"
        },
        {
            "refused posts and a red section", Healthy with { Work = new(Refused: 1234, FailedSections: 1) },
            CompanyStatus.Active, null,
            "1,234 posts were refused or are held, and 1 section could not be read. The Web Connector is expected about 15:02 UTC.",
            "bookkeeper"
        },
        {
            "posts that wait", Healthy with { Work = new(Waiting: 2, OnRequest: 1) },
            CompanyStatus.Active, null,
            "2 posts wait to go out, and 1 post waits until somebody asks for it. The Web Connector is expected about 15:02 UTC.", null
        },
        {
            "posts in doubt, quiet lately",
            Healthy with { NextContactAt = Now.AddMinutes(4), DueAt = Now.AddMinutes(16), Work = new(InDoubt: 2) },
            CompanyStatus.Active, null,
            "Of 2 posts it is not known yet whether QuickBooks has them. Nothing changed lately, so the next session is due about " +
            "14:46 UTC.", null
        },
        {
            "asked to sync, a refused post", Healthy with { SyncRequestedAt = Now, Work = new(Refused: 2) },
            CompanyStatus.Active, null,
            "2 posts were refused or are held. A sync was asked for. It begins when the Web Connector calls, about 15:02 UTC, or " +
            "at once when you press Update Selected in it.", "bookkeeper"
        },
        {
            "held open, a post in doubt", Healthy with { Session = new(Now.AddMinutes(-2), IsHeld: true), Work = new(InDoubt: 1) },
            CompanyStatus.Active, null,
            "Connected since 14:28 UTC. Of 1 post it is not known yet whether QuickBooks has it. What is asked for now reaches " +
            "QuickBooks within seconds.", null
        },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Follows_from_the_facts(
        string situation, CompanyFacts facts, CompanyStatus status, DateTime? since, string why, string? actor)
    {
        Assert.NotEmpty(situation);
        var condition = CompanyStatusRule.Evaluate(facts);

        Assert.Equal((status, since, why, actor), (condition.Status, condition.Since, condition.Why, condition.Actor));
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Never_names_an_actor_without_saying_what_to_do(
        string situation, CompanyFacts facts, CompanyStatus status, DateTime? since, string why, string? actor)
    {
        var condition = CompanyStatusRule.Evaluate(facts);

        Assert.True(
            condition.Actor is null ? condition.Advice != "" : condition.Advice?.EndsWith('.') == true,
            $"{situation} {status} {since} {why} {actor}");
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(60, 15)]
    [InlineData(240, 60)]
    public void Counts_contact_as_lost_a_quarter_of_the_interval_after_it_was_due_and_not_before_five_minutes(int everyMinutes, int grace)
    {
        var facts = Healthy with { EveryMinutes = everyMinutes, NextContactAt = Now.AddMinutes(-grace) };

        Assert.Equal(CompanyStatus.Active, CompanyStatusRule.Evaluate(facts).Status);
        Assert.Equal(CompanyStatus.Standby, CompanyStatusRule.Evaluate(facts with { Now = Now.AddSeconds(1) }).Status);
    }
}
