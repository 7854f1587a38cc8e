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
        await ManyBench.RunAsync(args.Length > 2 ? [.. args[2..].Select(Number)] : [100, 10_000], args.Length > 1 ? Number(args[1]) : 120);
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
    case "figures":
        await FiguresBench.RunAsync();
        break;
    case "search":
        await SearchBench.RunAsync();
        break;
    case "serve":
        await CallsServer.RunAsync(args[1], Number(args[2]), args.ElementAtOrDefault(3));
        break;
    default:
        Console.WriteLine(
            "dotnet run -c Release --project bench -- import | memory | calls | first-sync | outage | many [SECONDS [COMPANIES ...]] | " +
            "posts | figures | search");
        break;
}

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
