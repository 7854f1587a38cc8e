using WebConnectorSync.Bench;

switch (args.FirstOrDefault())
{
    case "import":
        await ImportBench.RunAsync();
        break;
    case "memory":
        await MemoryBench.RunAsync();
        break;
    case "calls":
        await CallsBench.RunAsync();
        break;
    case "many":
        await ManyBench.RunAsync(args.Length > 1 ? [.. args[1..].Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))] : [100, 10_000]);
        break;
    case "first-sync":
        await FirstSyncBench.RunAsync();
        break;
    case "outage":
        await OutageBench.RunAsync();
        break;
    case "posts":
        await PostsBench.RunAsync();
        break;
    case "serve":
        await CallsServer.RunAsync(args[1], int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture), args.ElementAtOrDefault(3));
        break;
    default:
        Console.WriteLine("dotnet run -c Release --project bench -- import | memory | calls | first-sync | outage | many | posts");
        break;
}
