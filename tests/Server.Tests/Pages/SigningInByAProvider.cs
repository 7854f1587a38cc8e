using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>OpenID Connect: who is known there is let in here, if an administrator has made an account for them.</summary>
public sealed class SigningInByAProvider
{
    private const string Anna = "anna@example.com";
    private const string Start = "/sign-in/provider?handler=Start&returnUrl=%2Fsettings%2Faudit";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leads_to_the_page_one_came_for_and_stays_the_same_person_when_the_address_changes()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var server = await ServerAsync(provider);
        provider.Person = Person(Anna, true);

        Assert.Contains("content=\"0; url=/settings/audit\"", await InAsync(server, "<h1>Audit trail</h1>"), StringComparison.Ordinal);
        provider.Person = Person("married@example.com", true);
        await InAsync(server, "<h1>Audit trail</h1>");
        await using var db = server.OpenDb();
        Assert.Equal(1, await db.UserLogins.CountAsync(Ct));
        Assert.Equal(2, await db.Audit.CountAsync(a => a.Action == "Signed in by the OpenID provider." && a.Caller == Anna, Ct));
    }

    [Theory]
    [InlineData("nobody@example.com", true, "There is no account for nobody@example.com here.")]
    [InlineData(Anna, false, "Contoso does not say that anna@example.com is surely yours")]
    [InlineData(Anna, null, "Contoso does not say that anna@example.com is surely yours")]
    [InlineData(null, null, "Contoso does not tell your e-mail address.")]
    public async Task Is_refused_with_a_sentence_that_says_why(string? email, bool? isVerified, string sentence)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var server = await ServerAsync(provider);
        provider.Person = Person(email, isVerified);

        Assert.Contains(sentence, await InAsync(server, "<h1>Sign in</h1>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_answers_for_its_addresses_need_not_say_so_of_each()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var server = await ServerAsync(provider, "--OpenId:VerifiesEmail=true");
        provider.Person = Person(Anna, null);

        await InAsync(server, "<h1>Audit trail</h1>");
    }

    [Fact]
    public async Task Somebody_else_with_the_same_address_does_not_get_the_account()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var server = await ServerAsync(provider);
        provider.Person = Person(Anna, true);
        await InAsync(server, "<h1>Audit trail</h1>");
        provider.Person = Person(Anna, true, "number 8");

        Assert.Contains("belongs to somebody else", await InAsync(server, "<h1>Sign in</h1>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "https://elsewhere.example")]
    public async Task A_refusal_and_a_foreign_token_lead_back_to_the_sign_in(bool refuses, string? issuer)
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var server = await ServerAsync(provider);
        (provider.Person, provider.Refuses, provider.Issuer) = (Person(Anna, true), refuses, issuer);

        Assert.Contains("The sign-in was refused there", await InAsync(server, "<h1>Sign in</h1>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_cannot_be_reached_is_said_so()
    {
        await using var server = await RunningServer.StartAsync(
            null, "--OpenId:Authority=http://127.0.0.1:9", "--OpenId:ClientId=sync", "--OpenId:ClientSecret=x", "--OpenId:Name=Contoso");
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);

        using var answer = await visitor.GetAsync(Start);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Contoso cannot be reached", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_at_the_password_do_not_lock_it()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var server = await ServerAsync(provider);
        provider.Person = Person(Anna, true);
        using var stranger = new Visitor(server);
        for (var i = 0; i < 5; i++)
        {
            await stranger.SignInAsync(Anna, "wrong wrong wrong");
        }

        await InAsync(server, "<h1>Audit trail</h1>");
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_such_page()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Start)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/sign-in/provider")).StatusCode);
    }

    // Second factors are the provider's own business, so a server that demands them is content.
    private static async Task<RunningServer> ServerAsync(OpenIdProvider provider, params string[] further)
    {
        var server = await RunningServer.StartAsync(null, [.. provider.Settings, "--SignIn:SecondFactor=Everybody", .. further]);
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);
        return server;
    }

    /// <returns>The page that the provider's answer leads to.</returns>
    private static async Task<string> InAsync(RunningServer server, string behind)
    {
        using var visitor = new Visitor(server);
        Assert.Contains("Sign in by Contoso", await TextAsync(visitor, "/sign-in"), StringComparison.Ordinal);
        var page = await TextAsync(visitor, Start);
        Assert.Contains(behind, await TextAsync(visitor, "/settings/audit"), StringComparison.Ordinal);
        return page;
    }

    private static async Task<string> TextAsync(Visitor visitor, string page) =>
        WebUtility.HtmlDecode(await (await visitor.GetAsync(page)).Content.ReadAsStringAsync(Ct));

    private static JsonObject Person(string? email, bool? isVerified, string subject = "number 7")
    {
        var person = new JsonObject { ["sub"] = subject };
        if (email is not null)
        {
            person["email"] = email;
        }

        if (isVerified is not null)
        {
            person["email_verified"] = isVerified;
        }

        return person;
    }
}
