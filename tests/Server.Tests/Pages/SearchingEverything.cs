using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Search;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>One search over everything, which finds nothing that the caller may not see.</summary>
public sealed class SearchingEverything
{
    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Finds_companies_records_posts_codes_the_log_pages_and_the_help(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var (north, south) = (await store.AddCompanyAsync("Nordwind Traders"), await store.AddCompanyAsync("Südwind & Söhne"));
        await AddAsync(store, north.Id, "customers", "Garcia, Nora:Roof Repair", "80-1", "app-7");
        await AddAsync(store, north.Id, "invoices", "10_23", "64C-1", null, isPosted: true);
        await AddAsync(store, south.Id, "vendors", "Garcia & Söhne", "80-9", null);
        await AddAsync(store, south.Id, "customers", "Garcia, gone", "80-5", null, RecordState.Deleted);
        await AddLogAsync(store, north.Id, "Customer Müller was refused.", "Look at it.", "3100");
        await AddLogAsync(store, south.Id, "Nothing was new with Müller.", null, null);
        await using var db = store.Open();

        // The company that is open comes first; what begins like it before what has it somewhere.
        Assert.Equal(["Garcia & Söhne", "Garcia, Nora:Roof Repair"], await TitlesAsync(db, "garcia", south.Id, "Records"));
        Assert.Equal("Garcia, Nora:Roof Repair", (await TitlesAsync(db, "GARCIA", north.Id, "Records"))[0]);
        foreach (var text in (string[])["repair nora", "80-1", "app-7", "garcia, nora:roof r"])
        {
            Assert.Equal(["Garcia, Nora:Roof Repair"], await TitlesAsync(db, text, null, "Records"));
        }

        Assert.Equal(["Garcia & Söhne"], await TitlesAsync(db, "SÖHNE", null, "Records"));
        Assert.Equal(["Südwind & Söhne"], await TitlesAsync(db, "sÜdwind", null, "Companies"));
        Assert.Equal(["Invoice 10_23"], await TitlesAsync(db, "10_", null, "Posts"));
        Assert.Empty(await TitlesAsync(db, "10%23", null, "Records"));
        Assert.Equal("3171", (await TitlesAsync(db, "3171", null, "Codes"))[0]);
        Assert.Contains("3100", await TitlesAsync(db, "another customer has this name", null, "Codes"));
        Assert.Equal(["Customer Müller was refused."], await TitlesAsync(db, "müller 3100", null, "Log"));
        Assert.Equal(["Nothing was new with Müller."], await TitlesAsync(db, "müller", south.Id, "Log"));
        Assert.Contains(
            $"/companies/{north.Id}/log?q=m%C3%BCller%203100#line-",
            (await FindAsync(db, Caller.Server, "müller 3100", null)).Groups.Single(g => g.Title == "Log").Hits[0].Url,
            StringComparison.Ordinal);
        Assert.Equal("Posts", (await TitlesAsync(db, "posts", north.Id, "Pages and help"))[0]);
        Assert.Contains("Red crosses", await TitlesAsync(db, "red crosses", null, "Pages and help"));
        Assert.Contains("Rules", await TitlesAsync(db, " ", north.Id, "Pages"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_typed_whole_comes_first_and_a_post_is_found_however_many_records_are_alike(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = (await store.AddCompanyAsync()).Id;
        foreach (var number in (int[])[6, 5, 4, 3, 2, 1])
        {
            await AddAsync(store, company, "bills", $"4711-{number}", $"B-{number}", null);
        }

        await AddAsync(store, company, "bills", "4711-7", "B-7", null, isPosted: true);
        await AddAsync(store, company, "invoices", "4711-8", "I-8", null, RecordState.Deleted, isPosted: true);
        await AddAsync(store, company, "vendors", "Huber", "4711", null);
        await AddAsync(store, company, "vendors", "Walsh", "V-2", "4711");
        await AddAsync(store, company, "vendors", "4711", "V-1", null);
        await using var db = store.Open();

        Assert.Equal(["4711", "Walsh", "Huber", "4711-1", "4711-2"], await TitlesAsync(db, "4711", company, "Records"));
        Assert.Equal(["Bill 4711-7", "Invoice 4711-8"], await TitlesAsync(db, "4711", company, "Posts"));
        var post = await db.Posts.SingleAsync(p => p.Section == "invoices", TestContext.Current.CancellationToken);
        Assert.Equal(["Invoice 4711-8"], await TitlesAsync(db, $"{post.Id}", null, "Posts"));
        var found = await FindAsync(db, Caller.Server, "4711", company);
        Assert.Equal(["Records"], found.Groups.Where(g => g.IsMore).Select(g => g.Title));
        Assert.Equal($"/search?q=4711&company={company}", found.Url);
        Assert.False((await FindAsync(db, Caller.Server, "huber", company)).IsMore);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_very_many_companies_those_that_synced_last_are_searched_and_it_is_said(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var companies = new List<Company>();
        await using var db = store.Open();
        for (var i = 0; i <= RecordSearch.MostCompanies; i++)
        {
            companies.Add(new()
            {
                Id = Guid.CreateVersion7(),
                Name = $"Client {i}",
                UserName = $"client-{i}",
                PasswordHash = "not a hash",
                CreatedAt = DateTime.UtcNow,
                LastSyncAt = DateTime.UtcNow.AddMinutes(i),
            });
        }

        db.AddRange(companies);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await AddAsync(store, companies[0].Id, "customers", "Quetzal, old", "80-1", null);
        await AddAsync(store, companies[1].Id, "customers", "Quetzal, new", "80-1", null);

        Assert.Equal(["Quetzal, new"], await TitlesAsync(db, "quetzal", null, "Records"));
        Assert.Equal(["Quetzal, old", "Quetzal, new"], await TitlesAsync(db, "quetzal", companies[0].Id, "Records"));
        Assert.True((await FindAsync(db, Caller.Server, "quetzal", null)).IsOfSomeCompanies);
        Assert.False((await FindAsync(db, Caller.Server, "quetzal", companies[0].Id)).IsOfSomeCompanies);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Finds_nothing_of_companies_that_the_person_does_not_see(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var (own, other) = (await store.AddCompanyAsync("Maestrale"), await store.AddCompanyAsync("Maestrale Due"));
        foreach (var company in new[] { own, other })
        {
            await AddAsync(store, company.Id, "invoices", "4711", $"T-{company.Name}", null, isPosted: true);
            await AddLogAsync(store, company.Id, "4711 was refused.", null, "3100");
        }

        var person = new Caller(CallerKind.Person, Guid.CreateVersion7(), "lea@example.com", Role.Viewer, new HashSet<Guid> { own.Id });
        await using var db = store.Open();
        db.Users.Add(new User { Id = person.Id!.Value, Email = person.Name, Role = Role.Viewer, CreatedAt = DateTime.UtcNow });
        db.UserCompanies.Add(new() { UserId = person.Id.Value, CompanyId = own.Id });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        foreach (var open in new Guid?[] { null, own.Id, other.Id })
        {
            foreach (var text in new[] { "4711", "maestrale", "refused" })
            {
                var found = string.Join(' ', (await FindAsync(db, person, text, open)).Groups.SelectMany(g => g.Hits).Select(h => h.Url));
                Assert.DoesNotContain($"{other.Id}", found, StringComparison.Ordinal);
                Assert.Contains($"{own.Id}", found, StringComparison.Ordinal);
            }
        }

        Assert.DoesNotContain((await FindAsync(db, person, "", null)).Groups[0].Hits, h => h.Url == "/settings/people");
    }

    [Theory]
    [InlineData("nothing", "", "nothing")]
    [InlineData("one two three four five six seven eight", "seven", "… four five six seven eight")]
    [InlineData("one two three four five six seven eight", "ONE", "one two three four five six …")]
    [InlineData("one two three four five six seven eight", "four", "one two three four five six …")]
    [InlineData("onetwothreefourfivesixseveneightnine", "eight", "… reefourfivesixseveneightnine")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀 tail of it", "tail", "… 😀😀😀😀😀😀😀😀😀 tail of …")]
    public void An_excerpt_is_the_text_around_the_words(string text, string words, string expected) =>
        Assert.Equal(expected, Excerpt.Of(text, words.Split(' ', StringSplitOptions.RemoveEmptyEntries), 28));

    private static async Task<IReadOnlyList<string>> TitlesAsync(ServerDb db, string text, Guid? open, string group) =>
    [
        .. (await FindAsync(db, Caller.Server, text, open)).Groups
            .Where(g => g.Title == group).SelectMany(g => g.Hits).Select(h => h.Title),
    ];

    private static Task<SearchFound> FindAsync(ServerDb db, Caller caller, string text, Guid? open)
    {
        var records = new RecordSearch(db);
        return new SiteSearch(db, caller, records, new PostSearch(db, records, new PostList(db)), new LogSearch(db, caller))
            .FindAsync(text, open, 5, TestContext.Current.CancellationToken);
    }

    private static async Task AddLogAsync(TestDatabase store, Guid company, string text, string? advice, string? code)
    {
        await using var db = store.Open();
        db.Add(new LogEntry
        {
            Id = Guid.CreateVersion7(),
            CompanyId = company,
            At = DateTime.UtcNow,
            Text = text,
            Advice = advice,
            Code = code,
            Level = code is null ? LogLevelWord.Info : LogLevelWord.Error,
        });
        await db.SaveChangesAsync();
    }

    private static async Task AddAsync(
        TestDatabase store, Guid company, string section, string name, string quickBooksId, string? externalId,
        RecordState state = RecordState.Linked, bool isPosted = false)
    {
        await using var db = store.Open();
        var record = new Record(state)
        {
            CompanyId = company,
            Section = section,
            Id = Guid.CreateVersion7(),
            Name = name,
            QuickBooksId = quickBooksId,
            ExternalId = externalId,
            QuickBooks = "{}",
            CreatedAt = DateTime.UtcNow,
            ModifiedAt = DateTime.UtcNow,
        };
        db.Add(record);
        if (isPosted)
        {
            db.Add(new Post(PostStatus.Pending)
            {
                CompanyId = company,
                Id = Guid.CreateVersion7(),
                Section = section,
                RecordId = record.Id,
                Operation = PostOperation.Add,
                CreatedAt = DateTime.UtcNow,
            });
        }

        await db.SaveChangesAsync();
    }
}
