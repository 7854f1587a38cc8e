namespace WebConnectorSync.Server.Tests;

/// <summary>
/// A server with a clock that a test moves; one for all tests of a class, which run one after the other. Its jobs do not run by themselves.
/// </summary>
public sealed class TimedServer : IAsyncLifetime
{
    internal Clock Clock { get; } = new();

    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RunningServer.StartAsync(Clock, "--Jobs:IsEnabled=false");

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
