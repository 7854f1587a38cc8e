using System.CommandLine;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Hosting;

/// <summary>The program's commands. Without one it serves. Settings may follow any of them: --Urls=http://localhost:8080.</summary>
internal static class CommandLine
{
    private static readonly Option<bool> Demo =
        new("--demo") { Description = "Play a demo company: a simulated QuickBooks and Web Connector against this server." };

    private static readonly Option<DateOnly?> LastDay =
        new("--last-day") { Description = "The last day (2027-12-31, UTC) on which the key opens anything; else until it is revoked." };

    /// <returns>The exit code: 0 when all went well, 1 when not.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("WebConnectorSync: keeps an app and QuickBooks Desktop company files in agreement.")
        {
            Demo,
            new Command("company", "Connected company files.") { CreateCompany() },
            new Command("user", "People who sign in on the pages.") { CreateUser(), ResetUser(), RemoveSecondFactors() },
            new Command("api-key", "Keys for programs that use the REST API.") { CreateApiKey(), RevokeApiKey() },
            Command("migrate", "Bring the database to this program's version, without serving.", null, (_, _, _) => Task.FromResult(0)),
            Health(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => GuardAsync(() => ServeAsync(parsed, ct)));

        // The host listens for the signals itself and ends requests in peace.
        return root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = null });
    }

    // For containers, whose images have no HTTP client. It starts no server and needs no database.
    private static Command Health()
    {
        var command = new Command(
            "health",
            "Ask the server that runs with the same settings whether it is ready; 0 when it is.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, ct) => GuardAsync(async () =>
        {
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(Settings(parsed)).Build();
            return await HealthQuestion.AskAsync(Options.Settings.Read(configuration).Server.Urls, ct);
        }));
        return command;
    }

    private static Command CreateCompany() => Command("create", "Connect a company file; prints the user name and the password for the " +
        "Web Connector.", Name("What people here call it."), async (services, name, ct) =>
    {
        switch (await services.GetRequiredService<CompanyCreation>().CreateAsync(new CreateCompanyBody(name), ct))
        {
            case CompanyCreated.Done done:
                Console.WriteLine($"Company:   {done.Company.Name}");
                Console.WriteLine($"Id:        {done.Company.Id}");
                Console.WriteLine($"User name: {done.Company.UserName}");
                Console.WriteLine($"Password:  {done.Password}   (shown once)");
                return 0;
            case CompanyCreated.Refused refused:
                return await RefuseAsync(refused.Problems);
            default:
                throw new InvalidOperationException("There are two outcomes.");
        }
    });

    private static Command CreateUser() => Command("create", "Make an administrator; prints the password once.",
        Name("The e-mail address."), (services, email, ct) =>
        WithPasswordAsync(
            password => services.GetRequiredService<UserActions>().CreateAsync(
                new NewPerson(email, password, Role.Administrator, null), ct)));

    private static Command ResetUser() => Command("password", "Give somebody a new password and lift a lock; prints it " +
        "once.", Name("The e-mail address."), (services, email, ct) =>
    {
        var users = services.GetRequiredService<UserActions>();
        return WithPasswordAsync(
            password => users.ToAsync(email, id => users.SetPasswordAsync(id, new GivenPassword(password), ct), ct));
    });

    private static Command RemoveSecondFactors() => Command("remove-second-factors", "Take somebody's authenticator app, passkeys and " +
        "recovery codes away, so that the password alone signs in again.", Name("The e-mail address."), async (services, email, ct) =>
    {
        var users = services.GetRequiredService<UserActions>();
        if (await users.ToAsync(email, id => users.RemoveSecondFactorsAsync(id, ct), ct) is { Count: > 0 } problems)
        {
            return await RefuseAsync(problems);
        }

        Console.WriteLine($"{email} signs in with the password alone now.");
        return 0;
    });

    private static async Task<int> WithPasswordAsync(Func<string, Task<IReadOnlyList<FieldProblem>>> action)
    {
        var password = CompanyPasswords.Create();
        if (await action(password) is { Count: > 0 } problems)
        {
            return await RefuseAsync(problems);
        }

        Console.WriteLine($"Password: {password}   (shown once; another has to be chosen at the first sign-in)");
        return 0;
    }

    private static Command CreateApiKey()
    {
        var command = Command("create", "Make a key; prints it once.", Name("What it is for."), MakeKeyAsync);
        command.Options.Add(LastDay);
        return command;
    }

    private static async Task<int> MakeKeyAsync(IServiceProvider services, string name, ParseResult parsed, CancellationToken ct)
    {
        var wanted = new NewKey(name, IsReadOnly: false, Companies: null, parsed.GetValue(LastDay));
        switch (await services.GetRequiredService<ApiKeyCreation>().CreateAsync(wanted, ct))
        {
            case ApiKeyCreated.Done done:
                Console.WriteLine(done.Key);
                return 0;
            case ApiKeyCreated.Refused refused:
                return await RefuseAsync(refused.Problems);
            default:
                throw new InvalidOperationException("There are two outcomes.");
        }
    }

    private static async Task<int> RefuseAsync(IReadOnlyList<FieldProblem> problems)
    {
        foreach (var problem in problems)
        {
            await Console.Error.WriteLineAsync(problem.InWords());
        }

        return 1;
    }

    private static Command RevokeApiKey() => Command("revoke", "Refuse a key from now on.", Name("Its name."), async (services, name, ct) =>
    {
        var revoked = await services.GetRequiredService<ApiKeyCreation>().RevokeAsync(name, ct);
        Console.WriteLine(revoked == 0 ? $"No key with the name \"{name}\" is in use." : $"Revoked: {revoked}.");
        return revoked == 0 ? 1 : 0;
    });

    private static Argument<string> Name(string description)
    {
        var argument = new Argument<string>("name") { Description = description };
        argument.Validators.Add(result =>
        {
            if (result.Tokens[0].Value.StartsWith("--", StringComparison.Ordinal))
            {
                result.AddError("Put the name first and settings behind it.");
            }
        });
        return argument;
    }

    private static Command Command(
        string verb, string description, Argument<string>? name, Func<IServiceProvider, string, CancellationToken, Task<int>> action) =>
        Command(verb, description, name, (services, text, _, ct) => action(services, text, ct));

    private static Command Command(
        string verb, string description, Argument<string>? name,
        Func<IServiceProvider, string, ParseResult, CancellationToken, Task<int>> action)
    {
        var command = new Command(verb, description) { TreatUnmatchedTokensAsErrors = false };
        if (name is not null)
        {
            command.Arguments.Add(name);
        }

        command.SetAction((parsed, ct) => GuardAsync(async () =>
        {
            await using var app = ServerApp.Build([.. Settings(parsed), $"--{ServerLog.ToError}=true"]);
            await app.Services.GetRequiredService<ServerStart>().RunAsync(ct);
            await using var scope = app.Services.CreateAsyncScope();
            return await action(scope.ServiceProvider, name is null ? "" : parsed.GetRequiredValue(name), parsed, ct);
        }));
        return command;
    }

    private static async Task<int> ServeAsync(ParseResult parsed, CancellationToken ct)
    {
        string[] demo = parsed.GetValue(Demo) ? ["--Demo=true"] : [];
        await using var app = ServerApp.Build([.. Settings(parsed), .. demo]);

        // Before the host does it, because the host would log a failure to start as a crash.
        await app.Services.GetRequiredService<ServerStart>().RunAsync(ct, isServing: true);
        await ListenAsync(app, ct);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static async Task ListenAsync(WebApplication app, CancellationToken ct)
    {
        var urls = app.Services.GetRequiredService<ServerOptions>().Urls;
        try
        {
            await app.StartAsync(ct);
        }
        catch (Exception failure) when (ListenFailure.Explain(failure, urls) is { } sentence)
        {
            throw new StartupException(sentence);
        }
    }

    // What is no command or option is --Key=value or --Key value, for the configuration.
    private static string[] Settings(ParseResult parsed)
    {
        var tokens = parsed.UnmatchedTokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].StartsWith("--", StringComparison.Ordinal))
            {
                throw new StartupException($"\"{tokens[i]}\" is no command. Run with --help to see them.");
            }

            if (!tokens[i].Contains('=', StringComparison.Ordinal) && ++i == tokens.Count)
            {
                throw new StartupException($"The setting {tokens[^1]} has no value. Write {tokens[^1]}=value.");
            }
        }

        return [.. tokens];
    }

    private static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (StartupException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }
}
