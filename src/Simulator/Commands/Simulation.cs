using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Simulator.Commands;

/// <summary>A company file, a Web Connector, and perhaps somebody at work, until the user has enough.</summary>
internal sealed class Simulation(SimulationOptions options, TextReader input, TextWriter output, TextWriter errors)
{
    private bool isGoingOn;

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

        var file = OpenFile();
        await output.WriteLineAsync(
            $"{options.Company}{(isGoingOn ? ", as it was left" : "")}: " +
            $"{file.Count("Customer")} customers and jobs, {file.Count("Invoice")} invoices, {file.Count("Vendor")} " +
            $"vendors, {file.Count("Employee")} employees.");
        var desktop = new QuickBooksDesktop(file);
        var shown = new ConnectorOptions { Log = output, Clock = new ShiftedClock(options.ClockAhead) };
        var connector = new WebConnector(qwc, options.Password, desktop, shown);
        connector.Faults.VanishBeforeCall = options.VanishBeforeCall;
        connector.IsRegistered = isGoingOn && file.CompanyData(qwc.OwnerId, "FileID") is not null;
        if (await connector.RegisterAsync(ct) is { } refused)
        {
            return Stop(refused.ToString());
        }

        try
        {
            return options.IsOnce
                ? await OnceAsync(connector, file, ct)
                : await ForEverAsync(connector, file, new FileEvents(desktop, file, options.FileEvents), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return 0;
        }
    }

    private CompanyFile OpenFile()
    {
        var file = NewFile();
        isGoingOn = File.Exists(options.Books);
        if (isGoingOn)
        {
            file.Load(options.Books!);
            return file;
        }

        file.Seed(options.Seed);
        file.Generate(options.Generate);
        return file;
    }

    private void Save(CompanyFile file)
    {
        if (options.Books is { } books)
        {
            file.Save(books);
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

    private async Task<int> OnceAsync(WebConnector connector, CompanyFile file, CancellationToken ct)
    {
        var report = await connector.RunSessionAsync(ct);
        Save(file);
        Tell(report);
        return report.Code is null ? 0 : 1;
    }

    private async Task<int> ForEverAsync(WebConnector connector, CompanyFile file, FileEvents events, CancellationToken ct)
    {
        var work = options.ChangeEvery is { } pause ? WorkAsync(file, pause, ct) : Task.CompletedTask;
        var sessions = 0;
        await connector.RunEvery(options.Every, ct, report =>
        {
            connector.Faults.VanishBeforeCall = null;
            Save(file);
            Tell(report);
            TellWhen(report, isFirst: sessions == 0);
            if (events.BeforeSession(++sessions + 1) is { } happened)
            {
                output.WriteLine($"In QuickBooks: {happened}");
            }
        }, new UpdateSelected(input).PressedAsync);
        await work;
        return 0;
    }

    private async Task WorkAsync(CompanyFile file, TimeSpan pause, CancellationToken ct)
    {
        var life = new OfficeLife(file);
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(pause, ct);
            await output.WriteLineAsync($"In QuickBooks: {life.DoSomething()}");
            Save(file);
        }
    }

    private void Tell(SessionReport report) =>
        output.WriteLine(
            $"Last result: {(report.Code is null ? "" : $"QBWC{report.Code} ")}{report.Result} ({report.Calls.Count} calls, " +
            $"{report.RoundTrips} round trips)");

    // The interval that the server asks for overrules the one that was asked for here, as in the Web Connector.
    private void TellWhen(SessionReport report, bool isFirst)
    {
        if (isFirst && report.MinimumInterval > options.Every)
        {
            output.WriteLine(
                $"The server asks to be called every {report.MinimumInterval.Value.TotalMinutes:0} minutes at most, " +
                "which overrules --every.");
        }

        if (isFirst)
        {
            output.WriteLine("Enter is Update Selected, Ctrl+C ends.");
        }
    }

    private int Stop(string text)
    {
        errors.WriteLine(text);
        return 2;
    }
}
