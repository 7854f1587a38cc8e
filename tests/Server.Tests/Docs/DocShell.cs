using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WebConnectorSync.Server.Hosting;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Commands;
using WebConnectorSync.Simulator.Tests;

namespace WebConnectorSync.Server.Tests.Docs;

/// <summary>
/// Does what the commands of the documentation say, without a shell, curl or a build: it knows the few words and options that stand there,
/// and refuses every other. A value that ends with three dots is one the reader takes from the answer before.
/// </summary>
internal sealed partial class DocShell : IAsyncDisposable
{
    // Where a page says that the server is.
    private static readonly string[] Hosts = ["http://localhost:5080", "https://sync.example.com"];

    // What a reader copies from the answer, by the variable it goes into.
    private static readonly Dictionary<string, Func<JsonNode, JsonNode?>> Copied = new(StringComparer.Ordinal)
    {
        ["C"] = answer => answer["id"],
        ["PASSWORD"] = answer => answer["webConnector"]?["password"] ?? answer["password"],
        ["RECORD"] = answer => answer["id"],
        ["POST"] = answer => answer["items"]?[0]?["id"],
        ["ID"] = answer => answer["items"]?[0]?["quickBooksId"],
    };

    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> functions = new(StringComparer.Ordinal);
    private readonly string directory = Directory.CreateTempSubdirectory("wcs-docs-").FullName;
    private readonly CancellationTokenSource stop = new();
    private readonly SaidLines simulator = new();
    private readonly PressedKeys keys = new();
    private Task<int> simulation = Task.FromResult(0);
    private string printed = "";
    private JsonNode? last;

    /// <summary>The server that runs; null before.</summary>
    public RunningServer? Server { get; private set; }

    /// <summary>Every command that was run.</summary>
    public int Commands { get; private set; }

    /// <summary>Gives a variable a value, as a page before has told.</summary>
    public void Set(string name, string value) => variables[name] = value;

    /// <summary>The value of a variable.</summary>
    public string Value(string name) =>
        variables.TryGetValue(name, out var value) ? value : throw new InvalidOperationException($"Nobody said what {name} is.");

    /// <summary>Does what a block of a page says, or looks whether the answer it shows is the one that came.</summary>
    public async Task RunAsync(string block)
    {
        if (block[0] == '{')
        {
            Compare(block);
            return;
        }

        foreach (Match function in Function().Matches(block))
        {
            functions[function.Groups["name"].Value] = function.Groups["body"].Value;
        }

        foreach (var line in ShellLine.Read(Function().Replace(block, ""), Value))
        {
            await RunAsync(line);
        }
    }

    /// <summary>Waits until the simulator says that.</summary>
    public Task<string> SimulatorSaysAsync(string text) => simulator.UntilAsync(text, stop.Token);

    public async ValueTask DisposeAsync()
    {
        keys.Dispose();
        await stop.CancelAsync();
        await simulation;
        stop.Dispose();
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        Directory.Delete(directory, recursive: true);
    }

    // An answer that is shown whole is the one that came, field by field; of one with dots codes and places are.
    private void Compare(string shown)
    {
        if (shown.Contains("...", StringComparison.Ordinal))
        {
            Assert.All(
                Shown().Matches(shown).Select(m => m.Value),
                part => Assert.Contains(part.Replace(": ", ":", StringComparison.Ordinal), last!.ToJsonString(), StringComparison.Ordinal));
            return;
        }

        Assert.Equal(Fields(JsonNode.Parse(shown)!), Fields(last!));

        static IEnumerable<string> Fields(JsonNode answer) => answer.AsObject().Select(f => $"{f.Key}: {f.Value?.ToJsonString()}");
    }

    private async Task RunAsync(ShellLine line)
    {
        Commands += line.Words.Length > 0 ? 1 : 0;
        switch (line.Words)
        {
            case [] when line.Comment.StartsWith("press Enter in the simulator", StringComparison.Ordinal):
                keys.Press();
                Assert.DoesNotContain("QBWC", await simulator.UntilAsync("Last result", stop.Token), StringComparison.Ordinal);
                break;
            case []:
                break;
            case [var word] when Assignment().Match(word) is { Success: true } it:
                variables[it.Groups["name"].Value] = Copy(it.Groups["name"].Value, it.Groups["value"].Value);
                break;
            case ["dotnet", "run", "--project", "src/Server", .. var arguments]:
                await ServerAsync(arguments is ["--", .. var rest] ? rest : arguments);
                break;
            case ["dotnet", "run", "--project", "src/Simulator", "--", .. var arguments]:
                await SimulateAsync(arguments);
                break;
            case ["curl", .. var arguments]:
                await CurlAsync(arguments, line.Comment);
                break;
            case [var name, .. var arguments] when functions.TryGetValue(name, out var body):
                await RunAsync(Call(body, arguments, line.Comment));
                break;
            default:
                Assert.Fail($"Nobody here knows how to run: {string.Join(' ', line.Words)}");
                break;
        }
    }

    private ShellLine Call(string body, string[] arguments, string comment)
    {
        const string All = "\u0001";
        var inside = ShellLine.Read(body.Replace("\"$@\"", All, StringComparison.Ordinal), name =>
            int.TryParse(name, out var number) ? arguments[number - 1] : Value(name)).Single();
        return new([.. inside.Words.SelectMany(w => w == All ? arguments : [w])], comment);
    }

    private string Copy(string name, string value) => !value.EndsWith("...", StringComparison.Ordinal) ? value
        : name == "KEY" ? printed
        : Copied[name](last!)?.GetValue<string>() ?? throw new InvalidOperationException($"There is no {name} in {last}.");

    // A command of the server, or the server.
    private async Task ServerAsync(string[] arguments)
    {
        if (arguments.All(a => a.StartsWith("--", StringComparison.Ordinal)))
        {
            Server = new RunningServer { Settings = [$"--DataDirectory={directory}", .. arguments] };
            await Server.InitializeAsync();
            return;
        }

        string[] where = arguments is ["health"] ? [$"--Urls={Server!.Address}"] : [];
        string[] all = [.. arguments, $"--DataDirectory={directory}", .. where];
        if (arguments is not ["api-key", "create", _] || variables.ContainsKey("KEY"))
        {
            Assert.Equal(0, await CommandLine.RunAsync([.. all, "--Serilog:MinimumLevel:Default=Fatal"]));
            return;
        }

        // Its answer is read: only a process of its own has an output of its own.
        using var process = Process.Start(ServerProcess.Program(directory, all))!;
        var log = process.StandardError.ReadToEndAsync();
        printed = (await process.StandardOutput.ReadToEndAsync()).Trim();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("Brought the database", await log, StringComparison.Ordinal);
        Assert.Matches(@"^wcs_\S+$", printed);
    }

    private async Task SimulateAsync(string[] arguments)
    {
        var command = SimulateCommand.Create((options, ct) => new Simulation(
            options with
            {
                Qwc = new FileInfo(Path.Combine(directory, options.Qwc.Name)),
                Books = options.Books is { } books ? Path.Combine(directory, books) : null,
            },
            keys,
            simulator,
            simulator).RunAsync(ct)).Parse(arguments);
        Assert.Empty(command.Errors);
        simulation = command.InvokeAsync(new() { ProcessTerminationTimeout = null }, stop.Token);
        Assert.DoesNotContain("QBWC", await simulator.UntilAsync("Last result", stop.Token), StringComparison.Ordinal);
    }

    // As curl does it: GET, and POST when there is a body. A number behind # is the status that the page promises.
    private async Task CurlAsync(string[] arguments, string comment)
    {
        var (method, body, file, address, type) = ((string?)null, (string?)null, (string?)null, "", "application/x-www-form-urlencoded");
        var headers = new List<string[]>();
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "-s": break;
                case "-X": method = arguments[++i]; break;
                case "-d": body = arguments[++i]; break;
                case "--json": (body, type) = (arguments[++i], "application/json"); break;
                case "-o": file = arguments[++i]; break;
                case "-H": headers.Add(arguments[++i].Split(": ", 2)); break;
                case var word when word[0] != '-' && address.Length == 0: address = word; break;
                case var word: Assert.Fail($"Nobody here knows curl's {word}"); break;
            }
        }

        var host = Hosts.Single(h => address.StartsWith(h, StringComparison.Ordinal));
        var path = address[host.Length..].Replace("cursor=...", $"cursor={last?["cursor"]}", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new(method ?? (body is null ? "GET" : "POST")), path);
        request.Content = body is null
            ? null
            : new StringContent(body, Encoding.UTF8, headers.Find(h => h[0] == "Content-Type")?[1] ?? type);
        foreach (var header in headers.Where(h => h[0] != "Content-Type"))
        {
            request.Headers.Add(header[0], header[1]);
        }

        using var answer = await Server!.Anonymous.SendAsync(request, stop.Token);
        var text = await answer.Content.ReadAsStringAsync(stop.Token);
        var refused = Status().Match(comment);
        Assert.True(
            refused.Success ? $"{(int)answer.StatusCode}" == refused.Value : answer.IsSuccessStatusCode,
            $"{request.Method} {path} {body}: {(int)answer.StatusCode} {text}");
        if (file is not null)
        {
            await File.WriteAllTextAsync(
                Path.Combine(directory, file), text.Replace(host, $"http://localhost:{Server.Address.Port}", StringComparison.Ordinal));
            return;
        }

        last = JsonNode.Parse(text)!;

        // Who is told to look for something finds it.
        Assert.True(!path.Contains("q=", StringComparison.Ordinal) || last["items"]!.AsArray().Count > 0, $"{path} finds nothing.");
    }

    [GeneratedRegex("^(?<name>[A-Z]+)=(?<value>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^(?<name>\w+)\(\) \{ (?<body>.*); \}$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Function();

    // What an answer on the page says of codes and places.
    [GeneratedRegex("\"(code|path)\": \"[^\"]+\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex("^[45][0-9][0-9]", RegexOptions.None, 1000)]
    private static partial Regex Status();
}
