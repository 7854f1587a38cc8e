using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Companies;

public sealed class MakingACompany
{
    private readonly CompanyPasswords passwords = new();

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task It_gets_a_user_name_from_its_name_and_a_password_that_verifies(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);

        var done = Assert.IsType<CompanyCreated.Done>(await CreateAsync(store, "  Nordwind Traders "));

        Assert.Matches("^wcs-nordwind-traders-[0-9a-f]{4}$", done.Company.UserName);
        Assert.Matches("^[2-9A-HJKMNP-Z]{5}(-[2-9A-HJKMNP-Z]{5}){3}-[2-9A-HJKMNP-Z]{6}$", done.Password);
        await using var db = store.Open();
        var stored = await db.Companies.SingleAsync();
        Assert.Equal(("Nordwind Traders", Clock.Beginning), (stored.Name, stored.CreatedAt));
        Assert.True(passwords.Verify(stored, done.Password));
        Assert.True(passwords.Verify(stored, done.Password.Replace("-", "").ToLowerInvariant()));
        Assert.False(passwords.Verify(stored, done.Password + "A"));
        Assert.DoesNotContain(done.Password, stored.PasswordHash);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_name_that_differs_in_case_only_is_taken(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        await CreateAsync(store, "Käfer & Söhne");

        var refused = Assert.IsType<CompanyCreated.Refused>(await CreateAsync(store, "KÄFER & SÖHNE"));

        Assert.Equal(CompanyRefusal.NameTaken, refused.Reason);
        Assert.Contains("KÄFER & SÖHNE", Assert.Single(refused.Problems).Message);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_many_at_the_same_time_with_one_name_one_is_made(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CreateAsync(store, "Nordwind"))));

        Assert.Single(outcomes.OfType<CompanyCreated.Done>());
        Assert.Equal(7, outcomes.OfType<CompanyCreated.Refused>().Count(r => r.Reason == CompanyRefusal.NameTaken));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_name_that_cannot_be_is_refused_whoever_asks(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);

        var refused = Assert.IsType<CompanyCreated.Refused>(await CreateAsync(store, "line\nbreak"));

        Assert.Equal("name controlCharacter", Assert.Single(refused.Problems.Select(p => $"{p.Path} {p.Code}")));
    }

    [Theory]
    [InlineData("Käfer & Söhne", "kafer-sohne")]
    [InlineData("株式会社", "company")]
    [InlineData("--- A ---", "a")]
    [InlineData("A very long name that goes on and on and on and on", "a-very-long-name-that-goes-on-and-on-and")]
    public void The_user_name_is_plain_ascii(string name, string slug) => Assert.Equal(slug, CompanyName.Slug(name));

    [Fact]
    public void No_company_has_no_password() => Assert.False(passwords.Verify(null, "anything"));

    private async Task<CompanyCreated> CreateAsync(TestDatabase store, string name)
    {
        await using var db = store.Open();
        return await Creation(store, db).CreateAsync(new CreateCompanyBody(name), default);
    }

    private CompanyCreation Creation(TestDatabase store, ServerDb db) =>
        new(
            db,
            new CreateCompanyValidator(),
            Caller.Server,
            new AuditTrail(new ServerDbFactory(store.Provider), Caller.Server, new Clock()),
            passwords,
            store.Provider,
            new Clock());
}
