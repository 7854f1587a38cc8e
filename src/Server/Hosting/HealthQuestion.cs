using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.Hosting;

/// <summary>Asks a server on this machine whether it is ready.</summary>
internal static class HealthQuestion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <param name="urls">Where it listens, as in the setting Urls.</param>
    /// <param name="ct">Ends the question.</param>
    /// <returns>0 when it is ready, 1 when it is not or does not answer.</returns>
    public static async Task<int> AskAsync(string urls, CancellationToken ct)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(new Uri(ServerOptions.Reachable(urls.Split(';')[0])), "/health/ready"), ct);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"No answer: {e.Message}");
            return 1;
        }
    }
}
