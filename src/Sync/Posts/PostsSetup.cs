namespace WebConnectorSync.Server.Posts;

/// <summary>The front door of the queue of writes.</summary>
internal static class PostsSetup
{
    /// <summary>Registers what plans, sends and settles posts.</summary>
    public static IServiceCollection AddPosts(this IServiceCollection services) => services
        .AddScoped<PostQueue>()
        .AddScoped<PostActions>()
        .AddScoped<PostBlocking>()
        .AddScoped<BatchBuilder>()
        .AddSingleton<PostBatches>()
        .AddScoped<TraceMessage>()
        .AddScoped<PostHandOut>()
        .AddScoped<PostSettlement>()
        .AddScoped<PostConflict>()
        .AddScoped<WriteResults>()
        .AddScoped<TraceResults>()
        .AddScoped<PostFailure>()
        .AddScoped<PostTakeIn>();
}
