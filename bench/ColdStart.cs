using System.Diagnostics;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Bench;

/// <summary>How long a server takes from the start of its process until it says that it is ready.</summary>
internal static class ColdStart
{
    private const string Address = "http://127.0.0.1:5139";

    /// <summary>Starts one three times.</summary>
    /// <param name="directory">Its data; null for none, a new database each time.</param>
    /// <returns>The median, in seconds.</returns>
    public static async Task<double> MedianAsync(string? directory)
    {
        var seconds = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var data = directory ?? Directory.CreateTempSubdirectory("wcs-cold-").FullName;
            seconds.Add((await OnceAsync(data)).TotalSeconds);
            if (directory is null)
            {
                Directory.Delete(data, recursive: true);
            }
        }

        return Median.Of(seconds);
    }

    private static async Task<TimeSpan> OnceAsync(string directory)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["exec", typeof(ServerApp).Assembly.Location, $"--Urls={Address}", $"--DataDirectory={directory}", "--Jobs:IsEnabled=false"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var log = process.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient();
        while (!await IsReadyAsync(http))
        {
            await Task.Delay(20);
        }

        var ready = watch.Elapsed;
        process.Kill();
        await process.WaitForExitAsync();
        await log;
        return ready;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address + "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
