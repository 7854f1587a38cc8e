using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Tests.Api;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>Pages judge what is typed by the rules of the API, and say what is wrong at its field.</summary>
public sealed class TypingWhatCannotBe : IAsyncLifetime
{
    private readonly RunningServer server = new();
    private Visitor visitor = null!;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        visitor = new(server);
    }

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_first_person()
    {
        var page = await visitor.SendAsync("/welcome", "", ("email", "anna"), ("password", "short"), ("again", "other"));

        Assert.Equal(
        [
            "email: This is no e-mail address. Type one such as anna@example.com. Nothing is sent to it; it is the name to sign in with.",
            "password: The password is too weak. A password has at least 12 characters, at least 5 of them different.",
            "again: The two passwords are not the same. Type the same one twice.",
        ],
        Visitor.Wrong(page));
        await using var db = server.OpenDb();
        Assert.False(await db.Users.AnyAsync());
    }

    [Fact]
    public async Task A_company_and_its_clock()
    {
        await SignInAsync();
        var company = await server.CreateCompanyAsync();
        var settings = $"/companies/{company}/settings";

        Assert.Equal(
            ["name: The name is missing. Give it 1 to 100 characters."],
            Visitor.Wrong(await visitor.SendAsync("/companies/new", "Make", ("name", " "))));
        var page = await visitor.SendAsync(
            settings, "", ("name", ""), ("polling.policy", "Sometimes"), ("polling.everyMinutes", "0"), (
                "stayConnected.closeAfterMinutes", "721"), ("stayConnected.from", "99:99"), ("timeZone", "Middle/Earth"));

        Assert.Equal(
            ["name", "polling-everyMinutes", "polling-policy", "stayConnected-from", "stayConnected-closeAfterMinutes", "timeZone"],
            Visitor.Wrong(page).Select(w => w.Split(':')[0]));
        Assert.Contains("Choose a whole number from 1 to 1440.", page, StringComparison.Ordinal);
        Assert.Contains("min=\"1\" max=\"720\"", page, StringComparison.Ordinal);
        Assert.Equal(60, (await server.GetJsonAsync($"{ApiCalls.Companies}/{company}"))["everyMinutes"]!.GetValue<int>());

        await visitor.SendAsync(
            settings,
            "",
            ("name", "Südwind"),
            ("polling.policy", "Fixed"),
            ("polling.everyMinutes", "1440"),
            ("stayConnected.on", "true"),
            ("stayConnected.on", "false"),
            ("nightlySync.on", "false"));
        var changed = await server.GetJsonAsync($"{ApiCalls.Companies}/{company}");
        Assert.Equal(
            ("Südwind", 1440, true),
            (changed["name"]!.GetValue<string>(),
                changed["everyMinutes"]!.GetValue<int>(),
                changed["stayConnected"]!["on"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task People_and_keys()
    {
        await SignInAsync();

        var person = await visitor.SendAsync(
            "/settings/people", "", ("email", "bea@example.com"), ("password", Visitor.Password), ("role", "Owner"), ("which", "some"));
        var key = await visitor.SendAsync("/settings/keys", "Make", ("name", new string('k', 101)));
        var own =
            await visitor.SendAsync("/settings/account", "", ("current", Visitor.Password), ("password", "short"), ("again", "short"));
        var filter = await visitor.SendAsync("/settings/filters", "Save", ("list", "nowhere"), ("name", "Late"), ("query", "q=late"));

        Assert.Contains("The filter was not saved. There is no such list.", filter, StringComparison.Ordinal);
        Assert.Equal(
            ["role: \"Owner\" cannot be used here.", "companies: No company is ticked. Tick at least one company, or choose all."],
            Visitor.Wrong(person));
        Assert.Equal(
            ["name: The key's name has 101 characters. Give it at most 100.", "companies: No company is ticked. Tick at least one " +
                "company, or choose all."],
            Visitor.Wrong(key));
        Assert.Equal(
            ["password: The password is too weak. A password has at least 12 characters, at least 5 of them different."],
            Visitor.Wrong(own));
        await using var db = server.OpenDb();
        Assert.Equal((1, 1, 0), (await db.Users.CountAsync(), await db.ApiKeys.CountAsync(), await db.SavedFilters.CountAsync()));
    }

    private Task<string> SignInAsync() =>
        visitor.SendAsync("/welcome", "", ("email", "anna@example.com"), ("password", Visitor.Password), ("again", Visitor.Password));
}
