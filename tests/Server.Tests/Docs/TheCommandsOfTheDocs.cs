using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Simulator.Commands;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Docs;

/// <summary>The commands of the documentation, as they stand there.</summary>
public sealed partial class TheCommandsOfTheDocs(RunningServer server)
{
    [Fact]
    public async Task The_first_hour_of_an_apps_developer_leads_to_an_invoice_in_quickbooks()
    {
        await using var shell = new DocShell();

        foreach (var block in DocPage.Blocks("docs/api.md"))
        {
            await shell.RunAsync(block);
        }

        Assert.True(shell.Commands > 40);
        var posted = await shell.Server!.GetJsonAsync($"/api/v1/companies/{shell.Value("C")}/posts?section=invoices&status=posted");
        Assert.Equal("inv-1", Assert.Single(posted.Items())["externalId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Getting_started_connects_a_company_by_each_of_its_ways()
    {
        await using var shell = new DocShell();
        shell.Set("KEY", RunningServer.ApiKey);

        foreach (var block in DocPage.Blocks("docs/getting-started.md"))
        {
            await shell.RunAsync(block);
        }

        Assert.Equal(
            ["Nordwind Traders", "Nordwind Glass"],
            (await shell.Server!.GetJsonAsync(ApiCalls.Companies)).Items().Select(c => c["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Operations_names_commands_and_settings_that_there_are()
    {
        await using var shell = new DocShell();
        shell.Set("KEY", RunningServer.ApiKey);
        await shell.RunAsync("dotnet run --project src/Server");
        var settings = 0;
        foreach (var block in DocPage.Blocks("docs/operations.md"))
        {
            switch (block.Split(' ', '=', ':', '\n')[0])
            {
                case "dotnet":
                    await shell.RunAsync(block);
                    break;
                case "--OpenId" or "Storage__Provider":
                    Settings.Read(new ConfigurationBuilder().AddCommandLine(
                        [.. ShellLine.Read(block, _ => "").SelectMany(l => l.Words).Select(Setting)]).Build());
                    settings++;
                    break;
                case "PROXY":
                    var compose = await File.ReadAllTextAsync(Path.Combine(TheRepository.Root, "docker-compose.yml"));
                    Assert.All(block.Split('\n'), l => Assert.Contains($"${{{l.Split('=')[0]}", compose, StringComparison.Ordinal));
                    settings++;
                    break;
                case "sync.example.com" or "sqlite3":
                    // Caddy's and SQLite's own.
                    break;
                default:
                    Assert.Fail($"What is this? {block}");
                    break;
            }
        }

        Assert.Equal((10, 3), (shell.Commands, settings));

        static string Setting(string word) =>
            word.StartsWith("--", StringComparison.Ordinal) ? word : "--" + word.Replace("__", ":", StringComparison.Ordinal);
    }

    [Fact]
    public void Operations_names_every_job_and_how_often_it_comes()
    {
        var plans = server.Services.GetServices<JobPlan>().Select(p => $"{p.Name} {Often(p.Every)}").Order(StringComparer.Ordinal);

        Assert.Equal(plans, DocPage.Rows("docs/operations.md", "job").Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal));

        static string Often(TimeSpan every) => every switch
        {
            { TotalMinutes: 1 } => "minute",
            { TotalHours: 1 } => "hour",
            { TotalDays: 1 } => "day",
            { TotalHours: < 24 } => $"{every.TotalHours} hours",
            _ => $"{every.TotalDays} days",
        };
    }

    [Fact]
    public void The_apps_page_names_every_state_of_a_post_and_of_a_company()
    {
        var page = File.ReadAllText(Path.Combine(TheRepository.Root, "docs/api.md"));

        Assert.Equal(
            EnumWords.Of<PostStatus>().Order(StringComparer.Ordinal),
            DocPage.Rows("docs/api.md", "status").Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.All(EnumWords.Of<CompanyStatus>(), word => Assert.Contains($"`{word}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_simulators_page_names_switches_and_events_that_there_are()
    {
        const string Page = "src/Simulator/README.md";
        const string Begin = "dotnet run --project src/Simulator -- --qwc nordwind.qwc --password $PASSWORD";
        var text = File.ReadAllText(Path.Combine(TheRepository.Root, Page));
        var command = SimulateCommand.Create((_, _) => Task.FromResult(0));

        List<string> switches = [.. InlineCode().Matches(text).Select(m => m.Groups["code"].Value)];
        Assert.True(switches.Count > 8);
        Assert.All(
            switches.Where(s => !s.Contains(' ', StringComparison.Ordinal)),
            s => Assert.Contains(command.Options, o => o.Name == s));
        Assert.All(
            switches.Where(s => s.Contains(' ', StringComparison.Ordinal) && !s.StartsWith("--demo ", StringComparison.Ordinal))
                .Concat(DocPage.Rows(Page, "`--file-events`").Select(r => $"--file-events {r[0]}"))
                .Concat(DocPage.Blocks(Page).Select(b => b[Begin.Length..])),
            s => Assert.Empty(command.Parse($"--qwc a.qwc --password b {s}").Errors));
    }

    [Fact]
    public async Task The_front_page_makes_a_company_and_the_simulators_page_connects_it()
    {
        await using var shell = new DocShell();
        shell.Set("KEY", RunningServer.ApiKey);

        // The demo and the tests are run elsewhere.
        foreach (var block in DocPage.Blocks("README.md").Where(b => b != "dotnet test" && !b.EndsWith("--demo", StringComparison.Ordinal)))
        {
            await shell.RunAsync(block);
        }

        Assert.Equal(3, shell.Commands);
        shell.Set("C", (await shell.Server!.GetJsonAsync(ApiCalls.Companies)).Items().Single()["id"]!.GetValue<string>());
        await shell.RunAsync("""
            curl -X POST -H "Authorization: Bearer $KEY" https://sync.example.com/api/v1/companies/$C/password
            PASSWORD=7SC8E-...
            curl -H "Authorization: Bearer $KEY" -o nordwind.qwc https://sync.example.com/api/v1/companies/$C/qwc
            """);
        const string Page = "src/Simulator/README.md";
        var happens = DocPage.Rows(Page, "`--file-events`").Single(r => r[0].StartsWith("move@", StringComparison.Ordinal))[0];
        await shell.RunAsync($"{DocPage.Blocks(Page).Single()} --file-events {happens}");
        await shell.RunAsync("# press Enter in the simulator's window");
        await shell.SimulatorSaysAsync("In QuickBooks: The file was moved to");

        Assert.All(
            (await shell.Server!.GetJsonAsync($"{ApiCalls.Companies}/{shell.Value("C")}/sessions")).Items(),
            s => Assert.Equal("closed", s["state"]!.GetValue<string>()));
    }

    [GeneratedRegex("`(?<code>--[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InlineCode();
}
