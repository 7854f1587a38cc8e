using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Tests.Hosting;

public sealed class TheCommandLine
{
    private readonly string[] settings =
        [$"--DataDirectory={Directory.CreateTempSubdirectory("wcs-server-").FullName}", "--Serilog:MinimumLevel:Default=Fatal"];

    [Fact]
    public async Task A_company_is_made_once()
    {
        Assert.Equal(0, await CommandLine.RunAsync(["company", "create", "Nordwind Traders", .. settings]));
        Assert.Equal(1, await CommandLine.RunAsync(["company", "create", "nordwind traders", .. settings]));
    }

    [Fact]
    public async Task A_key_is_made_and_revoked_once()
    {
        Assert.Equal(0, await CommandLine.RunAsync(["api-key", "create", "our app", .. settings]));
        Assert.Equal(0, await CommandLine.RunAsync(["api-key", "revoke", "our app", .. settings]));
        Assert.Equal(1, await CommandLine.RunAsync(["api-key", "revoke", "our app", .. settings]));
    }

    [Fact]
    public async Task An_administrator_is_made_once_and_gets_a_new_password()
    {
        Assert.Equal(0, await CommandLine.RunAsync(["user", "create", "anna@example.com", .. settings]));
        Assert.Equal(1, await CommandLine.RunAsync(["user", "create", "Anna@example.com", .. settings]));
        Assert.Equal(0, await CommandLine.RunAsync(["user", "password", "anna@example.com", .. settings]));
        Assert.Equal(1, await CommandLine.RunAsync(["user", "password", "bert@example.com", .. settings]));
    }

    [Theory]
    [InlineData("company", "create", "bell\a")]
    [InlineData("api-key", "create", "bell\a")]
    [InlineData("user", "create", "anna")]
    public async Task What_is_named_is_judged_as_everywhere(params string[] command) =>
        Assert.Equal(1, await CommandLine.RunAsync([.. command, .. settings]));

    [Fact]
    public async Task Migrating_twice_is_no_error()
    {
        Assert.Equal(0, await CommandLine.RunAsync(["migrate", .. settings]));
        Assert.Equal(0, await CommandLine.RunAsync(["migrate", .. settings]));
    }

    [Theory]
    [InlineData("compnay", "create", "X")]
    [InlineData("company", "create", "X", "surplus")]
    [InlineData("company", "create", "--Urls=http://localhost:1", "X")]
    [InlineData("--Urls")]
    [InlineData("migrate", "--Storage:Provider=Oracle")]
    [InlineData("migrate", "--Retention:MessageDays=-1")]
    [InlineData("migrate", "--Jobs:IsEnabled=perhaps")]
    [InlineData("health", "--Urls=nonsense")]
    [InlineData("health", "--Backup:Keep=-1")]
    public async Task What_it_does_not_understand_it_refuses(params string[] args) => Assert.Equal(1, await CommandLine.RunAsync(args));
}
