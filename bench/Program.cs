using WebConnectorSync.Bench;

switch (args.FirstOrDefault())
{
    case "import":
        await ImportBench.RunAsync();
        break;
    case "memory":
        await MemoryBench.RunAsync();
        break;
    default:
        Console.WriteLine("dotnet run -c Release --project bench -- import | memory | calls");
        break;
}
