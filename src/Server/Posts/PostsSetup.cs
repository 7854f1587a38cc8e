namespace WebConnectorSync.Server.Posts;

/// <summary>The front door of the queue of writes.</summary>
internal static class PostsSetup
{
    /// <summary>Registers what plans, sends and settles posts.</summary>
    public static IServiceCollection AddPosts(this IServiceCollection services) => services
        .AddScoped<PostQueue>()
        .AddScoped<PostActions>();
}
