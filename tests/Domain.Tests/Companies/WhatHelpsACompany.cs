using WebConnectorSync.Domain.Companies;

namespace WebConnectorSync.Domain.Tests.Companies;

/// <summary>Each way a company can stand has one deed that helps, and either asks somebody or does not.</summary>
public sealed class WhatHelpsACompany
{
    private static readonly DateTime Now = new(2026, 11, 21, 14, 30, 0, DateTimeKind.Utc);

    private static readonly CompanyTrouble Closed = new("QuickBooks is closed.", "Open it.", "bookkeeper", Now.AddMinutes(-28));

    private static readonly CompanyFacts Fresh = new() { Now = Now, Zone = TimeZoneInfo.Utc, CreatedAt = Now.AddDays(-1) };

    private static readonly CompanyFacts Healthy = Fresh with { LastContactAt = Now.AddMinutes(-28), NextContactAt = Now.AddMinutes(32) };

    public static TheoryData<string, CompanyFacts, CompanyDeed, bool> Deeds => new()
    {
        { "never connected", Fresh, CompanyDeed.Connect, true },
        { "paused", Healthy with { IsPaused = true }, CompanyDeed.Resume, false },
        { "refused", Healthy with { Refused = new(Now, Now, null) }, CompanyDeed.NewPassword, true },
        { "failed to open", Healthy with { Trouble = Closed }, CompanyDeed.SeeToQuickBooks, true },
        { "a file in doubt", Healthy with { Trouble = Closed with { IsQuestion = true } }, CompanyDeed.SayWhichFile, true },
        { "goes on by itself", Healthy with { Trouble = Closed with { Actor = null } }, CompanyDeed.Wait, false },
        { "moved", Healthy with { WritesWait = Closed }, CompanyDeed.SayWhichFile, true },
        {
            "two connectors", Healthy with { Session = new(Now.AddMinutes(-2), Caller: "a"), StandbyAt = Now, StandbyCaller = "b" },
            CompanyDeed.TakeOver, true
        },
        { "lost", Healthy with { NextContactAt = Now.AddDays(-1) }, CompanyDeed.SeeToQuickBooks, true },
        { "a simulation that ended", Healthy with { NextContactAt = Now.AddDays(-1), IsSimulated = true }, CompanyDeed.Wait, false },
        { "healthy", Healthy, CompanyDeed.Sync, false },
        { "healthy, with posts to look at", Healthy with { Work = new(Refused: 2) }, CompanyDeed.Sync, false },
    };

    [Theory]
    [MemberData(nameof(Deeds))]
    public void Says_what_helps_and_whether_it_asks_somebody(string situation, CompanyFacts facts, CompanyDeed deed, bool asks)
    {
        Assert.NotEmpty(situation);
        var condition = CompanyStatusRule.Evaluate(facts);

        Assert.Equal((deed, asks), (condition.Deed, condition.AsksSomebody));
    }
}
