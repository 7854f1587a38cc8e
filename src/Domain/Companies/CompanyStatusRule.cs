using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Domain.Companies;

/// <summary>Derives a company's status from the facts. The first rule that applies speaks.</summary>
public static class CompanyStatusRule
{
    private const string Bookkeeper = "bookkeeper";

    private const string LookAtThem = "Look at what needs you: each line says what to do.";

    /// <summary>The status at <see cref="CompanyFacts.Now"/>.</summary>
    public static CompanyCondition Evaluate(CompanyFacts facts) => facts switch
    {
        { IsPaused: true } => Paused(facts),
        { Session: null, Refused: { } refused } => SignInRefused(facts, refused),
        { LastContactAt: null } => Waiting(facts),
        { Trouble: { } trouble } => FailedToOpen(facts, trouble),
        { WritesWait: { } wait } => new(CompanyStatus.Active, wait.At, wait.Message, wait.Actor, wait.Advice)
        {
            Deed = CompanyDeed.SayWhichFile,
            Code = wait.Code,
        },
        { Session: { } session, TakeOverAt: not null } => TakingOver(facts, session),
        { Session: { } session, StandbyAt: { } refused } when refused >= session.StartedAt =>
            IsTheSame(facts, session) ? BeganAgain(facts, session, refused) : AnotherIsActive(facts, session, refused),
        { Session: { IsHeld: true } session } => Connected(facts, session),
        { Session: { } session } => Syncing(facts, session),
        _ when facts.Now > LostAt(facts) => facts.IsSimulated ? SimulationEnded(facts) : ContactLost(facts),
        _ => Active(facts),
    };

    /// <summary>When the next contact is expected: as announced, else one interval after the last; null before the first contact.</summary>
    public static DateTime? NextContact(CompanyFacts facts) =>
        facts.NextContactAt ?? facts.LastContactAt?.AddMinutes(facts.EveryMinutes);

    /// <summary>
    /// When a contact that did not come counts as lost: a quarter of the interval after it was due, at least five minutes. A Web Connector
    /// that is busy with other applications comes late.
    /// </summary>
    public static DateTime? LostAt(CompanyFacts facts) =>
        NextContact(facts)?.AddMinutes(Math.Max(5, facts.EveryMinutes / 4));

    private static CompanyCondition SignInRefused(CompanyFacts facts, RefusedSignIn refused) => new(
        facts.LastContactAt is null ? CompanyStatus.Waiting : CompanyStatus.Standby,
        refused.Since,
        refused.Since == refused.At
            ? $"The Web Connector{At(refused.Caller)} called at {Say(facts, refused.At)} with a wrong password and was refused, so no " +
            "data was exchanged."
            : $"The Web Connector{At(refused.Caller)} has been refused since {Say(facts, refused.Since)}, last at " +
            $"{Say(facts, refused.At)}, because its password is wrong, so no data is exchanged.",
        Bookkeeper,
        "Type the password into the Password column of the Web Connector again and press Enter. If it is lost, make a new one here first.")
    {
        Deed = CompanyDeed.NewPassword,
        Code = Meanings.WrongPassword,
    };

    private static CompanyCondition Paused(CompanyFacts facts) => new(
        CompanyStatus.Paused,
        facts.PausedAt,
        facts.Session is null
            ? $"This company is paused, so the Web Connector is told that there is nothing to do.{LastTold(facts)}"
            : "This company is paused. The session that is open ends first; after it the Web Connector is told that there is nothing to " +
            "do.",
        null,
        "Resume it when it should sync again.")
    {
        Deed = CompanyDeed.Resume,
    };

    private static CompanyCondition Waiting(CompanyFacts facts) => new(
        CompanyStatus.Waiting,
        facts.CreatedAt,
        "No Web Connector has called for this company yet.",
        Bookkeeper,
        "Download the .qwc file on the computer where QuickBooks runs, open the company file in QuickBooks as Admin, open the .qwc " +
        "file, and type the password into the Web Connector.")
    {
        Deed = CompanyDeed.Connect,
    };

    private static CompanyCondition FailedToOpen(CompanyFacts facts, CompanyTrouble trouble) => new(
        CompanyStatus.FailedToOpen,
        trouble.At,
        facts.Session is null ? $"{trouble.Message}{NextTry(facts)}" : $"{trouble.Message} The Web Connector is trying again now.",
        trouble.Actor,
        trouble.Advice)
    {
        Deed = trouble.IsQuestion ? CompanyDeed.SayWhichFile : trouble.Actor is null ? CompanyDeed.Wait : CompanyDeed.SeeToQuickBooks,
        Code = trouble.Code,
    };

    private static CompanyCondition AnotherIsActive(CompanyFacts facts, OpenSession session, DateTime refused) => new(
        CompanyStatus.Standby,
        refused,
        $"A second Web Connector{At(facts.StandbyCaller)} called at {Say(facts, refused)} and was asked to wait, because " +
        $"{The(session.Caller)} has had a session open since {Say(facts, session.StartedAt)}.",
        Bookkeeper,
        "It goes on by itself when that session ends. To let the next one that calls take over now, choose \"Make this one active\". If " +
        "this company is set up in the Web Connector of two computers, remove it from one of them.")
    {
        Deed = CompanyDeed.TakeOver,
    };

    // The write may still be under way in QuickBooks; whoever asks too early is told that it is not there.
    private static CompanyCondition BeganAgain(CompanyFacts facts, OpenSession session, DateTime refused) => new(
        CompanyStatus.Standby,
        refused,
        $"The Web Connector{At(session.Caller)} began again at {Say(facts, refused)}, though QuickBooks has not answered yet what was " +
        $"sent in the session of {Say(facts, session.StartedAt)}. It is asked to wait some minutes; then QuickBooks is asked what became " +
        "of it, so that nothing is written twice.",
        null,
        "It goes on by itself. If the Web Connector stopped in the middle, see that QuickBooks shows no dialog.")
    {
        Deed = CompanyDeed.Wait,
    };

    private static CompanyCondition TakingOver(CompanyFacts facts, OpenSession session) => new(
        CompanyStatus.Standby,
        facts.TakeOverAt,
        $"The next Web Connector to call takes over, and the session that {The(session.Caller)} opened at " +
        $"{Say(facts, session.StartedAt)} ends then.",
        Bookkeeper,
        "Press Update Selected in the Web Connector that should be active.")
    {
        Deed = CompanyDeed.SeeToQuickBooks,
    };

    private static CompanyCondition Connected(CompanyFacts facts, OpenSession session)
    {
        var rest = session.HeldUntil is { } until ? $" The connection rests at {Say(facts, until)}." : "";
        var done = facts.Work.Say() is { } open ? $". {open}" : ", and everything is done.";
        return new(
            CompanyStatus.Active,
            facts.ActiveSinceAt,
            $"Connected since {Say(facts, session.StartedAt)}{done} What is asked for now reaches QuickBooks within seconds.{rest}",
            facts.Work.NeedsSomebody ? Bookkeeper : null,
            facts.Work.NeedsSomebody ? LookAtThem : null);
    }

    private static CompanyCondition Syncing(CompanyFacts facts, OpenSession session) =>
        new(
            CompanyStatus.Active,
            facts.ActiveSinceAt ?? session.StartedAt,
            $"Syncing now, since {Say(facts, session.StartedAt)}.",
            null,
            null);

    private static CompanyCondition SimulationEnded(CompanyFacts facts) => new(
        CompanyStatus.Standby,
        NextContact(facts),
        "The simulated QuickBooks of this company ended when this server was started again.",
        null,
        "Delete this company when you have seen enough.")
    {
        Deed = CompanyDeed.Wait,
    };

    private static CompanyCondition ContactLost(CompanyFacts facts)
    {
        var due = NextContact(facts)!.Value;
        return new(
            CompanyStatus.Standby,
            due,
            $"The Web Connector was expected at {Say(facts, due)} and has not called since {Say(facts, facts.LastContactAt!.Value)}.",
            Bookkeeper,
            "See that the computer with QuickBooks is on, that the Web Connector runs there (its icon is beside the clock) and that " +
            "Auto-Run is ticked for this company, then press Update Selected.")
        {
            Deed = CompanyDeed.SeeToQuickBooks,
        };
    }

    private static CompanyCondition Active(CompanyFacts facts) =>
        new(
            CompanyStatus.Active,
            facts.ActiveSinceAt,
            WhatIsWaitedFor(facts, NextContact(facts)!.Value),
            facts.Work.NeedsSomebody ? Bookkeeper : null,
            facts.Work.NeedsSomebody ? LookAtThem : null);

    private static string WhatIsWaitedFor(CompanyFacts facts, DateTime next) => facts switch
    {
        { SyncRequestedAt: not null } =>
            $"{Before(facts)}A sync was asked for. It begins when the Web Connector calls, about {Say(facts, next)}, or at once when you " +
            "press Update Selected in it.",

        // Nothing moved lately: the call that comes first is put off until the session is due.
        { DueAt: { } due } when due > next =>
            facts.Work.Say() is { } open
                ? $"{open} Nothing changed lately, so the next session is due about {Say(facts, due)}."
                : $"Nothing is waiting, and nothing changed lately, so the next session is due about {Say(facts, due)}.",
        _ => $"{facts.Work.Say() ?? "Nothing is waiting."} The Web Connector is expected about {Say(facts, next)}.",
    };

    private static string Before(CompanyFacts facts) => facts.Work.Say() is { } open ? $"{open} " : "";

    // Without two that were seen, one address is one computer, and that runs one update at a time.
    private static bool IsTheSame(CompanyFacts facts, OpenSession session) =>
        session.Caller is not null && session.Caller == facts.StandbyCaller && !facts.WereTwoSeen;

    private static string LastTold(CompanyFacts facts) =>
        facts.LastContactAt > facts.PausedAt ? $" It last called at {Say(facts, facts.LastContactAt.Value)}." : "";

    private static string The(string? caller) => caller is null ? "another" : $"the one at {caller}";

    private static string At(string? caller) => caller is null ? "" : $" at {caller}";

    private static string NextTry(CompanyFacts facts) =>
        NextContact(facts) is { } next && next > facts.Now ? $" The next try is about {Say(facts, next)}." : "";

    private static string Say(CompanyFacts facts, DateTime at) => RelativeTime.Say(at, facts.Now, facts.Zone);
}
