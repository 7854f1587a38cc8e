using System.CommandLine;
using System.Text.RegularExpressions;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Simulator.Commands;

/// <summary>The command line.</summary>
internal static partial class SimulateCommand
{
    /// <summary>Makes it.</summary>
    /// <param name="run">Carries out what was asked for.</param>
    public static RootCommand Create(Func<SimulationOptions, CancellationToken, Task<int>> run)
    {
        var qwc = new Option<FileInfo>("--qwc") { Description = "The .qwc file of the connection.", Required = true };
        var password = new Option<string>("--password") { Description = "The password that belongs to its user name.", Required = true };
        var every = new Option<string>("--every") { Description = "How often to run: 10s, 5m, 1h.", DefaultValueFactory = _ => "60s" };
        var seed = new Option<string>("--seed")
        {
            Description = "How many records: customers=2000,jobs=500,invoices=100,...",
            DefaultValueFactory = _ => "customers=200,jobs=50,invoices=100,employees=10,vendors=10",
        };
        var generate = new Option<string>("--generate")
        {
            Description =
                "Records computed when they are asked for, so that a million need no memory: customers=1000000,invoices=2000000,years=4.",
            DefaultValueFactory = _ => "",
        };
        var company =
            new Option<string>("--company") { Description = "The company's name.", DefaultValueFactory = _ => "Rock Castle Services" };
        var path = new Option<string?>("--file") { Description = "The company file's Windows path." };
        var books = new Option<string?>("--books")
        {
            Description = "Keeps the company file in this file: with the next start it goes on as it was left, and --seed counts no more.",
        };
        var once = new Option<bool>("--once") { Description = "Run one session and end; the exit code is 0 when it went well." };
        var change = new Option<string?>("--change-every") { Description = "How often somebody works in QuickBooks: 30s." };
        var country =
            new Option<Countries>("--country") { Description = "The edition: US, CA or UK.", DefaultValueFactory = _ => Countries.US };
        var version = new Option<string>("--qbxml") { Description = "The newest qbXML it understands.", DefaultValueFactory = _ => "16.0" };
        var events = new Option<string>("--file-events")
        {
            Description =
                "What happens to the company file before which session: restore@3,back@5. Also copy, other, move, rename, condense, " +
                "delete, merge.",
            DefaultValueFactory = _ => "",
        };
        var characters = new Option<CharacterStyle>("--characters")
        {
            Description = "How it writes curly quotes, dashes and the euro: Unicode, ByteNumbers (&#146;) or ControlCharacters.",
        };
        var clock = new Option<string?>("--clock")
        {
            Description = "How far the clock of its computer is wrong: +3h is ahead, -20m behind.",
        };
        var vanish = new Option<int?>("--vanish")
        {
            Description = "The first session's Web Connector crashes before its call of this number.",
        };
        var faults = new Option<string>("--faults")
        {
            Description = $"How else it misbehaves: {string.Join(", ", Faults.Switches)}; several with commas between.",
            DefaultValueFactory = _ => "",
        };
        var forbidden = new Option<string>("--forbidden")
        {
            Description = "Objects its user may neither see nor write: Customer,Invoice.",
            DefaultValueFactory = _ => "",
        };
        var unreadable = new Option<string?>("--unreadable") { Description = "A text that makes it refuse a whole message." };
        faults.Validators.Add(r => RequireForm(r, () => new Faults().Switch(r.GetValueOrDefault<string>() ?? "")));
        clock.Validators.Add(r => RequireSigned(r, r.GetValueOrDefault<string?>()));
        every.Validators.Add(r => RequireInterval(r, r.GetValueOrDefault<string>()));
        change.Validators.Add(r => RequireInterval(r, r.GetValueOrDefault<string?>()));
        country.Validators.Add(
            r => Require(
                r, r.GetValueOrDefault<Countries>() is Countries.US or Countries.CA or Countries.UK, "--country is US, CA or UK."));
        version.Validators.Add(
            r => Require(
                r,
                QbxmlVersion.TryParse(r.GetValueOrDefault<string>(), out var v) && v <= QbxmlVersion.Newest,
                "--qbxml is a version such as 13.0, at most 16.0."));
        seed.Validators.Add(r => RequireForm(r, () => SeedPlan.Parse(r.GetValueOrDefault<string>() ?? "")));
        events.Validators.Add(r => RequireForm(r, () => FileEvents.Parse(r.GetValueOrDefault<string>() ?? "")));
        generate.Validators.Add(r => RequireForm(r, () => GeneratedPlan.Parse(r.GetValueOrDefault<string>() ?? "")));
        generate.Validators.Add(r => Require(
            r, r.GetResult(books) is null || r.Tokens.Count == 0, "--generate computes records, which --books cannot keep."));

        var command = new RootCommand("Plays QuickBooks with a company file, and the Web Connector that talks to a server for it.")
        {
            qwc, password, every, seed, generate, company, path, books, once, change, country, version, events, characters, clock, vanish,
            faults, forbidden, unreadable,
        };
        command.SetAction((parsed, ct) => run(new SimulationOptions
        {
            Qwc = parsed.GetRequiredValue(qwc),
            Password = parsed.GetRequiredValue(password),
            Every = Interval(parsed.GetRequiredValue(every)) ?? TimeSpan.FromMinutes(1),
            Seed = SeedPlan.Parse(parsed.GetRequiredValue(seed)),
            Generate = GeneratedPlan.Parse(parsed.GetRequiredValue(generate)),
            Company = parsed.GetRequiredValue(company),
            Path = parsed.GetValue(path),
            Books = parsed.GetValue(books),
            IsOnce = parsed.GetValue(once),
            ChangeEvery = Interval(parsed.GetValue(change)),
            Country = parsed.GetValue(country),
            FileEvents = FileEvents.Parse(parsed.GetRequiredValue(events)),
            Characters = parsed.GetValue(characters),
            ClockAhead = Signed(parsed.GetValue(clock)) ?? TimeSpan.Zero,
            VanishBeforeCall = parsed.GetValue(vanish),
            Faults = parsed.GetRequiredValue(faults),
            Forbidden = parsed.GetRequiredValue(forbidden).Split(
                ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Unreadable = parsed.GetValue(unreadable),
            Version = QbxmlVersion.TryParse(parsed.GetRequiredValue(version), out var highest) ? highest : QbxmlVersion.Newest,
        }, ct));
        return command;
    }

    /// <summary>Reads 10s, 5m or 1h; null when it is none.</summary>
    internal static TimeSpan? Interval(string? text)
    {
        var match = IntervalForm().Match(text ?? "");
        return !match.Success
            ? null
            : int.Parse(match.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is var n
                && match.Groups["unit"].Value == "s"
            ? TimeSpan.FromSeconds(n)
            : match.Groups["unit"].Value == "m" ? TimeSpan.FromMinutes(n) : TimeSpan.FromHours(n);
    }

    private static TimeSpan? Signed(string? text) =>
        text is ['+' or '-', .. var time] && Interval(time) is { } span ? text[0] == '-' ? -span : span : null;

    private static void RequireSigned(System.CommandLine.Parsing.OptionResult result, string? text) =>
        Require(result, text is null || Signed(text) is not null, $"'{text}' is not a difference such as +3h or -20m.");

    private static void RequireInterval(System.CommandLine.Parsing.OptionResult result, string? text) =>
        Require(result, text is null || Interval(text) is not null, $"'{text}' is not a time such as 10s, 5m or 1h.");

    private static void Require(System.CommandLine.Parsing.OptionResult result, bool isFine, string problem)
    {
        if (!isFine)
        {
            result.AddError(problem);
        }
    }

    private static void RequireForm(System.CommandLine.Parsing.OptionResult result, Action parse)
    {
        try
        {
            parse();
        }
        catch (FormatException e)
        {
            result.AddError(e.Message);
        }
    }

    [GeneratedRegex("^(?<n>[1-9][0-9]{0,4})(?<unit>[smh])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IntervalForm();
}
