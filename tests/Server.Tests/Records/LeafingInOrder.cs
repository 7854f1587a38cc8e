using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Server.Tests.Records;

/// <summary>However records and posts are sorted, pages follow one another without a gap, forward and back.</summary>
public sealed class LeafingInOrder
{
    private const int Count = 170;

    private static readonly SectionDef Invoices = SectionCatalogue.Find("invoices")!;

    public static TheoryData<string> Databases => TestDatabase.All;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_records_the_pages_are_the_same_both_ways(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await FillAsync(store);
        await using var db = store.Open();
        var list = new RecordList(db);
        foreach (var (order, isDown) in new (RecordOrder?, bool)[]
        {
            (null, false), (RecordOrder.Name, false), (RecordOrder.Name, true), (RecordOrder.Date, false), (RecordOrder.Date, true),
            (RecordOrder.Changed, false), (RecordOrder.Changed, true),
        })
        {
            var filter = new RecordFilter(null, null) { Order = order, IsDown = isDown };
            var pages = new List<RecordListPage> { await list.ReadAsync(company, Invoices, filter, Ct) };
            while (pages[^1].Next is { } next)
            {
                pages.Add(await list.ReadAsync(company, Invoices, filter with { After = next }, Ct));
            }

            Assert.Equal([50, 50, 50, 20], pages.Select(p => p.Records.Count));
            Assert.Equal(Count, pages.SelectMany(p => p.Records).Select(r => r.Id).Distinct().Count());
            Assert.Null(pages[0].Previous);
            Assert.Equal(Sorted(pages.SelectMany(p => p.Records), order, isDown), pages.SelectMany(p => p.Records).Select(r => r.Id));
            for (var i = pages.Count - 1; i > 0; i--)
            {
                var back = await list.ReadAsync(company, Invoices, filter with { Before = pages[i].Previous }, Ct);
                Assert.Equal(pages[i - 1].Records.Select(r => r.Id), back.Records.Select(r => r.Id));
                Assert.Equal(i == 1, back.Previous is null);
                Assert.NotNull(back.Next);
            }
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_posts_no_page_lacks_one(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = await FillAsync(store);
        await using var db = store.Open();
        var list = new PostList(db);
        foreach (var (order, isDown) in new[]
        {
            (PostOrder.Newest, false), (PostOrder.Made, false), (PostOrder.Name, false), (PostOrder.Name, true), (PostOrder.Date, true),
        })
        {
            var filter = new PostFilter(PostTray.Waiting, [], null) { Order = order, IsDown = isDown };
            var first = await list.ReadAsync(company, filter, Ct);
            var second = await list.ReadAsync(company, filter with { Page = 2, After = first.Next }, Ct);
            var counted = await list.ReadAsync(company, filter with { Page = 2 }, Ct);
            var rows = first.Rows.Concat(second.Rows).ToList();

            Assert.Equal((100, 70), (first.Rows.Count, second.Rows.Count));
            Assert.Null(second.Next);
            Assert.Equal(second.Rows.Select(r => r.Post.Id), counted.Rows.Select(r => r.Post.Id));
            Assert.Equal(Count, rows.Select(r => r.Post.Id).Distinct().Count());
            Func<PostRow, object?> key = order switch
            {
                PostOrder.Name => r => r.Record!.Name,
                PostOrder.Date => r => r.Record!.TxnOn,
                _ => r => r.Post.CreatedAt,
            };
            var sorted = isDown || order == PostOrder.Newest ? rows.OrderByDescending(key) : rows.OrderBy(key);
            Assert.Equal(sorted.Select(key), rows.Select(key));
        }

        Assert.Equal(Count, await list.CountAsync(company, new(PostTray.Waiting, ["invoices"], null), Ct));
    }

    [Theory]
    [InlineData("Waiting", false, null, true)]
    [InlineData("NeedsYou", true, " ", true)]
    [InlineData("Done", false, "", true)]
    [InlineData("Done", true, null, false)]
    [InlineData("Waiting", true, "mill", false)]
    public void A_search_and_a_section_of_what_is_done_are_counted_up_to_a_bound(
        string tray, bool isOneSection, string? text, bool isWhole) =>
        Assert.Equal(isWhole, new PostFilter(Enum.Parse<PostTray>(tray), isOneSection ? ["invoices"] : [], text).IsCountedWhole);

    private static IEnumerable<Guid> Sorted(IEnumerable<Record> records, RecordOrder? order, bool isDown)
    {
        Func<Record, object?> key = order switch
        {
            RecordOrder.Name => r => r.Name,
            RecordOrder.Changed => r => r.ModifiedAt,
            _ => r => r.TxnOn,
        };
        var sorted = isDown || order is null
            ? records.OrderByDescending(key).ThenByDescending(r => r.Id) : records.OrderBy(key).ThenBy(r => r.Id);
        return sorted.Select(r => r.Id);
    }

    // Names, days and times that repeat, and some that are not there.
    private static async Task<Guid> FillAsync(TestDatabase store)
    {
        var company = (await store.AddCompanyAsync()).Id;
        await using var db = store.Open();
        var start = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
        var began = start.UtcDateTime;
        for (var i = 0; i < Count; i++)
        {
            var record = new Record(RecordState.Linked)
            {
                CompanyId = company,
                Section = Invoices.Name,
                Id = Guid.CreateVersion7(start.AddMinutes(i)),
                Name = i % 9 == 0 ? null : $"{1000 + (i * 7 % 60)}",
                TxnOn = i % 11 == 0 ? null : new DateOnly(2026, 1, 1).AddDays(i * 5 % 40),
                QuickBooksId = $"T-{i}",
                QuickBooks = "{}",
                CreatedAt = began,
                ModifiedAt = began.AddMinutes(i * 3 % 50),
            };
            db.Add(record);
            db.Add(new Post(PostStatus.Pending)
            {
                CompanyId = company,
                Id = Guid.CreateVersion7(start.AddMinutes(i)),
                Section = Invoices.Name,
                RecordId = record.Id,
                Operation = PostOperation.Add,
                CreatedAt = began.AddMinutes(i),
            });
        }

        await db.SaveChangesAsync(Ct);
        return company;
    }
}
