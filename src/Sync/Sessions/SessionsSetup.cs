using WebConnectorSync.Server.Comparing;
using WebConnectorSync.Server.Import;
using WebConnectorSync.Server.Limits;
using WebConnectorSync.Server.Records;
using WebConnectorSync.Server.Warnings;
using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Sessions;

/// <summary>The front door of the conversation with Web Connectors.</summary>
internal static class SessionsSetup
{
    /// <summary>Registers what answers a Web Connector's calls.</summary>
    public static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<Load>()
        .AddWebConnector()
        .AddScoped<IWebConnectorService, WebConnectorService>()
        .AddScoped<Conversation>()
        .AddScoped<SignIn>()
        .AddScoped<WrongPassword>()
        .AddScoped<HandOut>()
        .AddScoped<TakeIn>()
        .AddScoped<AnswerFailure>()
        .AddScoped<Farewell>()
        .AddScoped<FileBinding>()
        .AddScoped<AnswerStorage>()
        .AddScoped<PageStorage>()
        .AddScoped<Descendants>()
        .AddScoped<RecordRemoval>()
        .AddScoped<LinkedWatch>()
        .AddScoped<WarningBook>()
        .AddScoped<Acknowledgement>()
        .AddScoped<ComparisonAnswer>()
        .AddScoped<ComparisonRequests>();
}
