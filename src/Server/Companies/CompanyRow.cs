using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Server.Logs;

namespace WebConnectorSync.Server.Companies;

/// <summary>A company with what its status depends on.</summary>
/// <param name="Company">The company, not tracked.</param>
/// <param name="SessionStartedAt">When the session that is open now began.</param>
internal sealed record CompanyRow(Company Company, DateTime? SessionStartedAt)
{
    /// <summary>Its status and the reason.</summary>
    public CompanyCondition Condition(TimeProvider clock) => CompanyStatusRule.Judge(Facts(clock));

    /// <summary>When the Web Connector is expected to call.</summary>
    public DateTime? NextContactAt(TimeProvider clock) => CompanyStatusRule.NextContact(Facts(clock));

    private CompanyFacts Facts(TimeProvider clock) => new()
    {
        Now = clock.GetUtcNow().UtcDateTime,
        Zone = clock.LocalTimeZone,
        CreatedAt = Company.CreatedAt,
        IsPaused = Company.IsPaused,
        LastContactAt = Company.LastContactAt,
        NextContactAt = Company.NextContactAt,
        EveryMinutes = Company.EveryMinutes,
        StandbyAt = Company.StandbyAt,
        SessionStartedAt = SessionStartedAt,
        SyncRequestedAt = Company.SyncRequestedAt,
        Trouble = Trouble(),
    };

    private CompanyTrouble? Trouble()
    {
        if (Company.ProblemCode is not { } code)
        {
            return null;
        }

        var meaning = CodeWords.Of(code, Company.ProblemDetail);
        return new(CodeWords.Say(meaning, Company.ProblemDetail), meaning.Advice, CodeWords.Say(meaning.Actor), Company.ProblemAt ?? Company.CreatedAt);
    }
}
