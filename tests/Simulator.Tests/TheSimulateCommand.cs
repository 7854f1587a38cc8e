using WebConnectorSync.Simulator.Commands;

namespace WebConnectorSync.Simulator.Tests;

public sealed class TheSimulateCommand
{
    [Theory]
    [InlineData("--password x", "--qwc")]
    [InlineData("--qwc a.qwc --password x --every soon", "'soon' is not a time")]
    [InlineData("--qwc a.qwc --password x --seed clients=5", "'clients' cannot be seeded")]
    [InlineData("--qwc a.qwc --password x --generate vendors=5", "'vendors' cannot be generated")]
    [InlineData("--qwc a.qwc --password x --generate customers=many", "'customers=many' is not of the form")]
    [InlineData("--qwc a.qwc --password x --books a.books --generate customers=5", "--books cannot keep")]
    [InlineData("--qwc a.qwc --password x --qbxml 99", "--qbxml is a version")]
    [InlineData("--qwc a.qwc --password x --file-events restore@1", "'restore@1' is none of restore, copy, other")]
    [InlineData("--qwc a.qwc --password x --file-events lose@3", "'lose@3' is none of")]
    public void Says_what_is_wrong_with_its_arguments(string arguments, string problem) =>
        Assert.Contains(
            SimulateCommand.Create((_, _) => Task.FromResult(0)).Parse(arguments).Errors,
            e => e.Message.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public async Task Runs_one_session_and_says_how_it_went()
    {
        await using var service = await ScriptedService.StartAsync(Books.Message("<CustomerQueryRq />"));
        var qwc = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.qwc");
        await File.WriteAllTextAsync(qwc, Connected.Qwc(service.Url), TestContext.Current.CancellationToken);
        using var output = new StringWriter();

        var code = await new Simulation(Options(qwc), TextReader.Null, output, output).RunAsync(TestContext.Current.CancellationToken);
        File.Delete(qwc);

        Assert.Equal(0, code);
        Assert.Contains("Acme: 20 customers and jobs", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Last result: OK (6 calls, 1 round trips)", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_on_with_the_company_file_that_it_kept()
    {
        await using var service = await ScriptedService.StartAsync(Books.Message("<CustomerQueryRq />"));
        var qwc = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.qwc");
        await File.WriteAllTextAsync(qwc, Connected.Qwc(service.Url), TestContext.Current.CancellationToken);
        var options = Options(qwc) with { Books = qwc + ".books" };
        using var output = new StringWriter();

        foreach (var run in (SimulationOptions[])[options, options with { Seed = new() }])
        {
            Assert.Equal(0, await new Simulation(run, TextReader.Null, output, output).RunAsync(TestContext.Current.CancellationToken));
        }

        File.Delete(qwc);
        File.Delete(options.Books);

        Assert.Contains("Acme: 20 customers and jobs", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Acme, as it was left: 20 customers and jobs", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_whose_interval_counts_and_takes_enter_for_update_selected()
    {
        await using var service = await ScriptedService.StartAsync();
        service.Results["authenticate"] = "<string>t</string><string>none</string><string>1800</string><string>3600</string>";
        var qwc = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.qwc");
        await File.WriteAllTextAsync(qwc, Connected.Qwc(service.Url), TestContext.Current.CancellationToken);
        using var output = new SaidLines();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var run = new Simulation(
            Options(qwc) with { IsOnce = false }, new StringReader("\n"), output, output).RunAsync(stop.Token);
        await output.UntilAsync("Last result", stop.Token);
        await output.UntilAsync("every 60 minutes at most, which overrules --every", stop.Token);
        await output.UntilAsync("Last result", stop.Token);

        await stop.CancelAsync();
        Assert.Equal(0, await run);
        File.Delete(qwc);
    }

    [Fact]
    public async Task Ends_with_2_when_there_is_no_such_file()
    {
        using var errors = new StringWriter();

        Assert.Equal(
            2,
            await new Simulation(Options("/nowhere/a.qwc"), TextReader.Null, TextWriter.Null, errors).RunAsync(
                TestContext.Current.CancellationToken));
        Assert.Equal("There is no file /nowhere/a.qwc.", errors.ToString().Trim());
    }

    private static SimulationOptions Options(string qwc) => new()
    {
        Qwc = new FileInfo(qwc),
        Password = "secret",
        Every = TimeSpan.FromSeconds(1),
        Seed = new() { Customers = 20 },
        Company = "Acme",
        Country = Qbxml.Schema.Countries.US,
        Version = Qbxml.Schema.QbxmlVersion.Newest,
        IsOnce = true,
    };
}
