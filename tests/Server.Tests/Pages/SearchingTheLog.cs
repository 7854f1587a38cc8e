using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Log;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Pages;

public sealed class SearchingTheLog
{
    // As it is kept: one element a line, cut off somewhere.
    private const string Answer = """
        <?xml version="1.0"?><?qbxml version="16.0"?>
        <QBXML><QBXMLMsgsRs><CustomerQueryRs requestID="1" statusCode="0" statusMessage="Status OK">
        <CustomerRet><ListID>80000001-1</ListID><FullName>Köhler &amp; Sons</FullName><BillAddress><City>Bayshore</City></BillAddress></CustomerRet>
        <CustomerRet><ListID>80000002-1</ListID><FullName>Miller</FullName><TermsRef><ListID>5</ListID><FullName>Net 30</FullName></TermsRef></CustomerRet>
        </CustomerQueryRs><InvoiceQueryRs><InvoiceRet><TxnID>7-1</TxnID><RefNumber>1419</RefNumber><Memo>Mil
        """;

    public static TheoryData<string> Databases => TestDatabase.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Finds_words_in_sentence_advice_code_and_answer_whatever_their_case(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = (await store.AddCompanyAsync()).Id;
        var session = new Session(
            WebConnectorSync.Domain.Sessions.SessionState.Closed) { Id =
                Guid.CreateVersion7(), CompanyId = company, TicketHash = "t", StartedAt = DateTime.UtcNow, LastCallAt = DateTime.UtcNow };
        await using (var db = store.Open())
        {
            db.Add(session);
            db.Add(new Message
            {
                SessionId = session.Id,
                Number = 1,
                CompanyId = company,
                Requests = "[]",
                RequestXml = "<x/>",
                AnswerXml = Answer,
                HandedOutAt = DateTime.UtcNow,
            });
            db.Add(new LogEntry
            {
                Id = Guid.CreateVersion7(),
                CompanyId = company,
                At = DateTime.UtcNow,
                Text = "Customer Müller was refused.",
                Advice = "Look at 100% of it.",
                Code = "wrongCompanyFile",
            });
            db.Add(new LogEntry { Id = Guid.CreateVersion7(), CompanyId = company, At = DateTime.UtcNow, Text = "Nothing was new." });
            await db.SaveChangesAsync();
        }

        foreach (var words in (string[])["customer", "MÜLLER", "müller refused", "LOOK", "100%", "wrongcompanyfile"])
        {
            Assert.Equal((words, 1, 0), await FindAsync(store, company, words));
        }

        Assert.Equal((0, 1), await FindAsync(store, company, "KÖHLER") is var (_, lines, messages) ? (lines, messages) : default);
        Assert.Equal(("customer", 1, 0), await FindAsync(store, company, "customer"));
        Assert.Equal(("1%0", 0, 0), await FindAsync(store, company, "1%0"));
        Assert.Equal(("n_thing", 0, 0), await FindAsync(store, company, "n_thing"));

        // What is chosen holds for answers too.
        (string Query, int Count)[] narrowed =
        [
            ("&section=customers", 1), ("&section=invoices", 0), ($"&session={session.Id}", 1), ($"&session={Guid.Empty}", 0),
            ("&code=3100", 0), ("&show=problems", 0),
        ];
        foreach (var (query, count) in narrowed)
        {
            Assert.Equal((query, count), (query, (await FindAsync(store, company, "miller", query)).Messages));
        }
    }

    [Theory]
    [InlineData("", "Customer, Invoice")]
    [InlineData("&section=invoices", "Invoice")]
    [InlineData("&section=vendors", "")]
    public void Shows_of_an_answer_the_records_of_the_section_alone(string section, string kinds) => Assert.Equal(
        kinds, string.Join(", ", AnswerHits.Find("<Rs><CustomerRet><Name>Miller</Name></CustomerRet>" +
            "<InvoiceRet><Memo>Miller</Memo></InvoiceRet></Rs>", Filter("miller", section)).Select(h => h.Kind)));

    [Theory]
    [InlineData("köhler", "customers Customer Köhler & Sons 80000001-1 : Köhler & Sons")]
    [InlineData("bayshore miller", "")]
    [InlineData("BAYSHORE SONS", "customers Customer Köhler & Sons 80000001-1 : Köhler & Sons")]
    [InlineData("bayshore", "customers Customer Köhler & Sons 80000001-1 City: Bayshore")]
    [InlineData("& sons", "customers Customer Köhler & Sons 80000001-1 : Köhler & Sons")]
    [InlineData("net 30", "customers Customer Miller 80000002-1 Terms: Net 30")]
    [InlineData("status ok", "QuickBooks said : Status OK")]
    [InlineData("CustomerRet", "")]
    [InlineData("1419", "")]
    public void Says_which_record_of_an_answer_has_the_words_and_where(string words, string expected) => Assert.Equal(
        expected,
        string.Join('|', AnswerHits.Find(Answer, Filter(words)).Select(
            h => string.Join(' ', new[] { h.Section, h.Kind, h.Name, h.QuickBooksId, $"{h.Label}: {h.Value}" }.OfType<string>()))));

    [Theory]
    [InlineData("Miller: refused", "MILLER", "<mark>Miller</mark>: refused")]
    [InlineData("a <b> & b", "b &", "a &lt;<mark>b</mark>&gt; <mark>&amp;</mark> <mark>b</mark>")]
    [InlineData("aaaa", "aaa aa", "<mark>aaaa</mark>")]
    [InlineData("nothing", "", "nothing")]
    public void Marks_the_words_wherever_they_stand(string text, string words, string html) =>
        Assert.Equal(html, Marked.Html(text, words.Split(' ')));

    [Theory, MemberData(nameof(Databases))]
    public async Task Counts_what_each_choice_would_show(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var company = (await store.AddCompanyAsync()).Id;
        var other = (await store.AddCompanyAsync("Elsewhere")).Id;
        await using (var db = store.Open())
        {
            void Add(Guid of, string? section, LogLevelWord level, string text) => db.Add(new LogEntry
            {
                Id = Guid.CreateVersion7(),
                CompanyId = of,
                At = DateTime.UtcNow,
                Section = section,
                Level = level,
                Text = text,
            });
            Add(company, "customers", LogLevelWord.Info, "12 new, Miller too");
            Add(company, "customers", LogLevelWord.Error, "Miller was refused.");
            Add(company, "invoices", LogLevelWord.Warning, "The invoice of Miller has changed.");
            Add(company, null, LogLevelWord.Info, "Connected.");
            Add(other, "customers", LogLevelWord.Error, "Miller was refused.");
            await db.SaveChangesAsync();
        }

        Assert.Equal("4, 2 problems, customers 2, invoices 1", await CountAsync(store, company, ""));
        Assert.Equal("3, 2 problems, customers 2, invoices 1", await CountAsync(store, company, "?q=miller"));
        Assert.Equal("3, 2 problems, customers 1, invoices 1", await CountAsync(store, company, "?q=miller&show=problems"));
        Assert.Equal("2, 1 problems, customers 2, invoices 1", await CountAsync(store, company, "?q=miller&section=customers"));
        Assert.Equal("0, 0 problems", await CountAsync(store, company, "?q=nobody"));
    }

    private static async Task<string> CountAsync(TestDatabase store, Guid company, string query)
    {
        await using var db = store.Open();
        var filter = LogFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));
        var page = await new LogReader(db, TimeProvider.System).ReadAsync(company, filter, TestContext.Current.CancellationToken);
        var counts = page.Counts;
        return string.Join(
            ", ",
            counts.Sections.Select(s => $"{s.Section} {s.Count}").Prepend($"{counts.Problems} problems").Prepend($"{counts.Everything}"));
    }

    private static LogFilter Filter(string words, string rest = "") =>
        LogFilter.Read(new QueryCollection(QueryHelpers.ParseQuery($"?q={Uri.EscapeDataString(words)}{rest}")));

    private static async Task<(string Words, int Lines, int Messages)> FindAsync(
        TestDatabase store, Guid company, string words, string rest = "")
    {
        await using var db = store.Open();
        var page = await new LogReader(db, TimeProvider.System)
            .ReadAsync(company, Filter(words, rest), TestContext.Current.CancellationToken);
        return (words, page.Talks.Sum(t => t.Lines.Count), page.Messages.Count);
    }
}
