using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;

namespace WebConnectorSync.Bench;

/// <summary>One answer of 200 MB, streamed: how far the process grows above what it needs for a small one.</summary>
internal static class MemoryBench
{
    private const int Customers = 250_000;

    public static async Task RunAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"wcs-bench-{Environment.ProcessId}.xml");
        try
        {
            await MeasureAsync(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task MeasureAsync(string file)
    {
        new CustomersAnswer(1_000, "1.customers", "bench").WriteTo(file);
        await StoreAsync(file);
        new CustomersAnswer(Customers, "1.customers", "bench").WriteTo(file);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        ForgetPeak();
        var idle = Process.GetCurrentProcess().WorkingSet64;
        var watch = Stopwatch.StartNew();
        await StoreAsync(file);
        var peak = Peak();
        Console.WriteLine($"answer             {Customers} customers, {new FileInfo(file).Length / 1e6:F0} MB on the wire");
        Console.WriteLine($"idle               {idle / 1e6:F0} MB working set, before");
        Console.WriteLine($"peak               {peak / 1e6:F0} MB");
        Console.WriteLine($"above idle         {(peak - idle) / 1e6:F0} MB");
        Console.WriteLine($"took               {watch.Elapsed.TotalSeconds:F1} s");
    }

    private static async Task StoreAsync(string file)
    {
        await using var database = await BenchDatabase.CreateAsync();
        await using var stream = File.OpenRead(file);
        await ImportBench.StoreAsync(database, PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024)));
    }

    private static void ForgetPeak()
    {
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    // The kernel's own high-water mark; the process API's is not kept on Linux.
    private static long Peak() =>
        File.Exists("/proc/self/status")
            ? long.Parse(
                File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))[6..^2].Trim(),
                CultureInfo.InvariantCulture) * 1024
            : Process.GetCurrentProcess().PeakWorkingSet64;
}
