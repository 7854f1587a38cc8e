using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using WebConnectorSync.Server.Pages.Log;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Pages;

public sealed class SearchingTheLog
{
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
                AnswerXml = "<Name>Köhler</Name>",
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
        Assert.Equal(("1%0", 0, 0), await FindAsync(store, company, "1%0"));
        Assert.Equal(("n_thing", 0, 0), await FindAsync(store, company, "n_thing"));
    }

    private static async Task<(string Words, int Lines, int Messages)> FindAsync(TestDatabase store, Guid company, string words)
    {
        await using var db = store.Open();
        var filter = LogFilter.Read(new QueryCollection(new Dictionary<string, StringValues> { ["q"] = words }));
        var page = await new LogReader(db, TimeProvider.System).ReadAsync(company, filter, TestContext.Current.CancellationToken);
        return (words, page.Talks.Sum(t => t.Lines.Count), page.Messages.Count);
    }
}
