using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Simulator.Commands;

/// <summary>A company file, a Web Connector, and perhaps somebody at work, until the user has enough.</summary>
internal sealed class Simulation(SimulationOptions options, TextWriter output, TextWriter errors)
{
    /// <summary>0 when all went well, 1 when a session did not, 2 when it could not begin.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!options.Qwc.Exists)
        {
            return Stop($"There is no file {options.Qwc.FullName}.");
        }

        if (QwcFile.Parse(await File.ReadAllTextAsync(options.Qwc.FullName, ct), out var problem) is not { } qwc)
        {
            return Stop(problem!.ToString());
        }

        var file = NewFile();
        file.Seed(options.Seed);
        file.Generate(options.Generate);
        await output.WriteLineAsync(
            $"{options.Company}: {file.Count("Customer")} customers and jobs, {file.Count("Invoice")} invoices, {file.Count("Vendor")} " +
            $"vendors, {file.Count("Employee")} employees.");
        var desktop = new QuickBooksDesktop(file);
        var shown = new ConnectorOptions { Log = output, Clock = new ShiftedClock(options.ClockAhead) };
        var connector = new WebConnector(qwc, options.Password, desktop, shown);
        connector.Faults.VanishBeforeCall = options.VanishBeforeCall;
        if (await connector.RegisterAsync(ct) is { } refused)
        {
            return Stop(refused.ToString());
        }

        try
        {
            return options.IsOnce
                ? await OnceAsync(connector, ct)
                : await ForEverAsync(connector, file, new FileEvents(desktop, file, options.FileEvents), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return 0;
        }
    }

    private CompanyFile NewFile()
    {
        var settings = new CompanySettings { CompanyName = options.Company, Country = options.Country, HighestVersion = options.Version };
        settings.Path = options.Path ?? $@"C:\Users\Public\Documents\Intuit\QuickBooks\Company Files\{options.Company}.qbw";
        var file = new CompanyFile(settings);
        (file.Faults.Characters, file.Faults.ClockAhead) = (options.Characters, options.ClockAhead);
        file.Faults.Switch(options.Faults);
        file.Faults.Forbidden.UnionWith(options.Forbidden);
        if (options.Unreadable is { } text)
        {
            file.Faults.Unreadable.Add(text);
        }

        return file;
    }

    private sealed class ShiftedClock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }

    private async Task<int> OnceAsync(WebConnector connector, CancellationToken ct)
    {
        var report = await connector.RunSessionAsync(ct);
        Tell(report);
        return report.Code is null ? 0 : 1;
    }

    private async Task<int> ForEverAsync(WebConnector connector, CompanyFile file, FileEvents events, CancellationToken ct)
    {
        var work = options.ChangeEvery is { } pause ? WorkAsync(new OfficeLife(file), pause, ct) : Task.CompletedTask;
        var sessions = 0;
        await connector.RunEvery(options.Every, ct, report =>
        {
            connector.Faults.VanishBeforeCall = null;
            Tell(report);
            if (events.BeforeSession(++sessions + 1) is { } happened)
            {
                output.WriteLine($"In QuickBooks: {happened}");
            }
        });
        await work;
        return 0;
    }

    private async Task WorkAsync(OfficeLife life, TimeSpan pause, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(pause, ct);
            await output.WriteLineAsync($"In QuickBooks: {life.DoSomething()}");
        }
    }

    private void Tell(SessionReport report) =>
        output.WriteLine(
            $"Last result: {(report.Code is null ? "" : $"QBWC{report.Code} ")}{report.Result} ({report.Calls.Count} calls, " +
            $"{report.RoundTrips} round trips)");

    private int Stop(string text)
    {
        errors.WriteLine(text);
        return 2;
    }
}
