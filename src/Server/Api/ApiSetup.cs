using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WebConnectorSync.Server.Api.Changes;
using WebConnectorSync.Server.Api.Companies;
using WebConnectorSync.Server.Api.Description;
using WebConnectorSync.Server.Api.Jobs;
using WebConnectorSync.Server.Api.Inbox;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Api.Log;
using WebConnectorSync.Server.Api.Posts;
using WebConnectorSync.Server.Api.Records;
using WebConnectorSync.Server.Api.Rules;
using WebConnectorSync.Server.Api.Sections;
using WebConnectorSync.Server.Api.Sessions;
using WebConnectorSync.Server.Connect;
using WebConnectorSync.Sync.AppRecords;

namespace WebConnectorSync.Server.Api;

/// <summary>Registers and maps the REST API.</summary>
internal static class ApiSetup
{
    public const string Base = "/api/v1";

    /// <summary>The largest body a call may have.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddAuthentication(ApiKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        services.AddAuthorization();
        services.AddScoped<ApiKeyCheck>();
        services.AddSingleton<KeyUse>();
        services.AddHostedService(p => p.GetRequiredService<KeyUse>());
        services.AddSingleton<IAppAnswerWriter, AppAnswerWriter>();
        services.AddScoped<AddressProbe>();
        services.AddScoped<QwcDownload>();
        services.AddScoped<SectionReader>();
        services.AddScoped<LogArchive>();
        services.AddSingleton<IStartupFilter, ApiErrorsFilter>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));

            // So that the description does not promise to take numbers written as texts.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddOutputCache();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder endpoints)
    {
        // Made once: it is the same for everybody, and making it takes longer than any call.
        endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous().CacheOutput(new SameForAll()).AnswerHead();

        var api = endpoints.MapGroup(Base)
            .RequireAuthorization(new AuthorizationPolicyBuilder(ApiKeyAuthentication.SchemeName).RequireAuthenticatedUser().Build())
            .AddEndpointFilter(new RepeatFilter())
            .AddEndpointFilter(new CallerFilter())
            .AddEndpointFilter(new DeclaredQueryFilter())
            .WithMetadata(new RequestSizeLimitAttribute(MaxBodyBytes));
        api.AnswerHead();
        api.RefuseAlike();
        api.MapCompanies();
        api.MapSections();
        api.MapProblems();
        api.MapRecords();
        api.MapAppRecords();
        api.MapPosts();
        api.MapRules();
        api.MapResolve();
        api.MapPersons();
        api.MapChanges();
        api.MapSessionHistory();
        api.MapLog();
        api.MapJobs();
        return endpoints;
    }

    /// <summary>Puts the error answers around everything, so that they also cover routing and authorization.</summary>
    private sealed class ApiErrorsFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseWhen(
                context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
                api => api.UseMiddleware<ApiErrors>());
            next(app);
        };
    }
}
