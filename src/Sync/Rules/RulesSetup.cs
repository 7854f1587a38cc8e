namespace WebConnectorSync.Server.Rules;

/// <summary>The front door of the rules room.</summary>
internal static class RulesSetup
{
    public static IServiceCollection AddRules(this IServiceCollection services) => services
        .AddScoped<RuleBook>()
        .AddScoped<PageJudgement>()
        .AddScoped<Judgement>()
        .AddScoped<QuickBooksLots>()
        .AddScoped<OlderCustomers>()
        .AddScoped<RulesPreview>()
        .AddScoped<RulePass>()
        .AddScoped<RuleApplication>();
}
