using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Companies;

/// <summary>A company with what its status depends on.</summary>
/// <param name="Company">The company, not tracked.</param>
/// <param name="Session">What of the session that is open now; null when none is.</param>
internal sealed record CompanyRow(Company Company, SessionSummary? Session)
{
    /// <summary>What is neither done nor forgotten.</summary>
    public OpenWork Work { get; init; } = OpenWork.None;

    /// <summary>The sign-in that was refused last; null when a good one followed.</summary>
    public RefusedSignIn? Refused => Company is { SignInRefusedAt: { } at, SignInRefusedSince: { } since }
        ? new(at, since, Company.SignInRefusedCaller)
        : null;

    /// <summary>The session that is open, unless it was only put off.</summary>
    public OpenSession? OpenSession => Session?.For(Company);

    /// <summary>A second Web Connector was told to wait for the session that is open.</summary>
    public bool IsAnotherWaiting => OpenSession is { } session && Company.StandbyAt >= session.StartedAt;

    /// <summary>Its status and the reason.</summary>
    public CompanyCondition Condition(TimeProvider clock) => CompanyStatusRule.Evaluate(Facts(clock));

    /// <summary>How many things need a person: the length of its inbox.</summary>
    public int Needs(TimeProvider clock) => Work.Needs + (Condition(clock).AsksSomebody ? 1 : 0);

    /// <summary>When the Web Connector is expected to call.</summary>
    public DateTime? NextContactAt(TimeProvider clock) => CompanyStatusRule.NextContact(Facts(clock));

    private CompanyFacts Facts(TimeProvider clock) => new()
    {
        Now = clock.GetUtcNow().UtcDateTime,
        Zone = Company.Zone(clock),
        CreatedAt = Company.CreatedAt,
        ActiveSinceAt = Company.ActiveSinceAt,
        IsPaused = Company.IsPaused,
        PausedAt = Company.PausedAt,
        LastContactAt = Company.LastContactAt,
        NextContactAt = Company.NextContactAt,
        EveryMinutes = Company.EveryMinutes,
        DueAt = Company.DueAt,
        StandbyAt = Company.StandbyAt,
        StandbyCaller = Company.StandbyCaller,
        WereTwoSeen = SecondCall.Remembers(Company.TwoSeenAt, clock.GetUtcNow().UtcDateTime),
        Refused = Refused,
        Work = Work,
        TakeOverAt = Company.TakeOverAt,
        Session = OpenSession,
        SyncRequestedAt = Company.SyncRequestedAt,
        IsSimulated = Company.IsSimulated,
        Trouble = Trouble(),
        WritesWait = Company.Identity.Doubt is { Verdict: FileVerdict.Moved } moved
            ? Say(OwnCodes.FileMoved, $"It is {moved.Path}.", moved.Since)
            : null,
    };

    private CompanyTrouble? Trouble() => Company.ProblemCode is { } code
        ? Say(code, Company.ProblemDetail, Company.ProblemAt ?? Company.CreatedAt, Company.ProblemDuring) with
        {
            IsQuestion = FileQuestion.Of(Company) is not null,
        }
        : null;

    private static CompanyTrouble Say(string code, string? detail, DateTime at, Moment during = default)
    {
        var meaning = CodeExplanations.Of(code, detail, during);
        return new(CodeExplanations.Say(meaning, detail), meaning.Advice, CodeExplanations.Say(meaning.Actor), at)
        {
            Code = code,
        };
    }
}
