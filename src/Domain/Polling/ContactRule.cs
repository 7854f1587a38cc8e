namespace WebConnectorSync.Domain.Polling;

/// <summary>
/// Steers the Web Connector by authenticate's third and fourth elements (QBWC Programmer's Guide, the table of combinations). A lower
/// limit only ever raises the interval of the Web Connector's own clock (Every_Min), so the limit stays at the shortest interval of the
/// policy, and longer ones are made by putting a call off until the session is due.
/// </summary>
public static class ContactRule
{
    /// <summary>A call that comes this much too early counts as punctual: two clocks never agree to the second.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan WhileConnected = TimeSpan.FromMinutes(1);

    /// <summary>The smallest interval the Web Connector may keep: authenticate's fourth element, and what a new .qwc says.</summary>
    public static TimeSpan LowerLimit(PollingPolicy policy, int everyMinutes, bool staysConnected) =>
        staysConnected ? WhileConnected : SessionInterval.After(policy, everyMinutes, 0);

    /// <summary>Decides about a call.</summary>
    public static ContactDecision Decide(ContactFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var limit = LowerLimit(facts.Policy, facts.EveryMinutes, facts.StaysConnected);
        var calls = Observe(facts, limit);
        return DueAt(facts) is { } due && due - Slack > facts.Now && !IsWelcome(facts, limit)
            ? new(due - facts.Now, limit, due, calls)
            : new(null, limit, facts.Now + Expect(calls, limit), calls);
    }

    /// <summary>How long after a call the next is expected.</summary>
    /// <param name="callsEveryMinutes">What its own clock is known to keep.</param>
    /// <param name="limit">What it was told at least to keep.</param>
    public static TimeSpan Expect(int? callsEveryMinutes, TimeSpan limit) =>
        TimeSpan.FromMinutes(callsEveryMinutes ?? 0) is var seen && seen > limit ? seen : limit;

    private static DateTime? DueAt(ContactFacts facts) =>
        facts.DueAt is null || facts.NightlyAt is null || facts.DueAt < facts.NightlyAt ? facts.DueAt : facts.NightlyAt;

    // What was asked for does not wait, and neither does the person who pressed Update Selected.
    private static bool IsWelcome(ContactFacts facts, TimeSpan limit) => facts.HasWork || facts.IsHoldingHour || IsByHand(facts, limit);

    // Its own clock does not call before the time it was put off to, nor before the lower limit has passed. Whoever comes earlier was sent
    // by a person.
    private static bool IsByHand(ContactFacts facts, TimeSpan limit) =>
        (facts.PostponedUntilAt ?? facts.LastContactAt + limit) is { } earliest && facts.Now < earliest - Slack;

    // The person at the Web Connector may have set a longer interval than the limit, and nobody tells us but the calls themselves.
    // After a longer silence than the longest interval the computer was off.
    private static int? Observe(ContactFacts facts, TimeSpan limit)
    {
        if (facts.LastContactAt is not { } last || facts.PostponedUntilAt is not null || IsByHand(facts, limit))
        {
            return facts.CallsEveryMinutes;
        }

        var gap = facts.Now - last;
        return gap <= (limit > SessionInterval.Longest ? limit + Slack : SessionInterval.Longest + Slack)
            ? (int)Math.Round(gap.TotalMinutes)
            : facts.CallsEveryMinutes;
    }
}
