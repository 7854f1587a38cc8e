using System.IO.Compression;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Api;

public sealed class ReadingHistory(RunningServer server) : IAsyncLifetime
{
    private static readonly DateTime At = DateTime.UtcNow.Date.AddHours(-1);

    private Guid company;

    public async ValueTask InitializeAsync() => company = await server.CreateCompanyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Sessions_come_newest_first_in_pages_that_miss_nothing()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            // Two of them began at the same moment.
            ids.Add(await AddSessionAsync(At.AddMinutes(i / 2)));
        }

        var found = new List<Guid>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await server.GetJsonAsync($"{Path}/sessions?limit=2&cursor={cursor}");
            found.AddRange(page.Items().Select(s => s["id"]!.GetValue<Guid>()));
            cursor = page["cursor"]?.GetValue<string>();
        }

        Assert.Equal(Enumerable.Reverse(ids), found);
    }

    [Fact]
    public async Task A_message_is_shown_without_personal_data()
    {
        var session = await AddSessionAsync(At);

        var message = await server.GetJsonAsync($"{Path}/sessions/{session}/messages/1");

        Assert.Equal("<EmployeeAdd><SSN>•••</SSN></EmployeeAdd>", message["requestXml"]!.GetValue<string>());
        Assert.Equal("<EmployeeRet><Name>Ann</Name><SSN>•••", message["answerXml"]!.GetValue<string>());
        Assert.DoesNotContain("078", (await server.GetJsonAsync($"{Path}/sessions/{session}")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_of_another_company_are_not_found()
    {
        var session = await AddSessionAsync(At);
        var other = await server.CreateCompanyAsync();

        await server.Api.GetAsync($"{ApiCalls.Companies}/{other}/sessions/{session}").RefusedAsync(404, "sessionNotFound");
        await server.Api.GetAsync($"{ApiCalls.Companies}/{other}/sessions/{session}/messages/1").RefusedAsync(404, "sessionNotFound");
        await server.Api.GetAsync($"{Path}/sessions/{session}/messages/2").RefusedAsync(404, "sessionNotFound");
    }

    [Theory]
    [InlineData("", "third second first")]
    [InlineData("?section=customers", "second")]
    [InlineData("?level=error", "third")]
    [InlineData("?q=ir", "third first")]
    [InlineData("?q=IR", "third first")]
    [InlineData("?level=error&section=customers", "")]
    public async Task The_log_is_filtered(string query, string found)
    {
        await AddLogAsync();

        Assert.Equal(
            found, string.Join(' ', (await server.GetJsonAsync($"{Path}/log{query}")).Items().Select(l => l["text"]!.GetValue<string>())));
    }

    [Fact]
    public async Task The_log_of_a_session_is_found_by_its_id()
    {
        var session = await AddSessionAsync(At);
        await AddLogAsync(session);

        Assert.Equal(3, (await server.GetJsonAsync($"{Path}/log?session={session}")).Items().Count());
        Assert.Empty((await server.GetJsonAsync($"{Path}/log?session={Guid.NewGuid()}")).Items());
        await server.Api.GetAsync($"{Path}/log?session=7").RefusedAsync(400, "notAnId");
    }

    [Fact]
    public async Task The_download_holds_log_sessions_and_messages_without_personal_data()
    {
        await AddSessionAsync(At);
        await AddLogAsync();

        using var answer = await server.Api.GetAsync($"{Path}/log.zip");
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));

        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["log.txt", "sessions.json", "0001-request.xml", "0001-answer.xml"], zip.Entries.Select(e => e.Name));
        Assert.All(zip.Entries, entry => Assert.DoesNotContain("078", Text(entry), StringComparison.Ordinal));
        Assert.Contains("third", Text(zip.Entries[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_says_what_is_wrong_in_the_catalogues_words_and_its_progress_stays_under_the_whole()
    {
        await using var db = server.OpenDb();
        db.Sections.Add(new CompanySection
        {
            CompanyId = company,
            Section = "customers",
            Status = Domain.Sections.SectionStatus.Error,
            ProblemCode = "3250",
            ProblemAt = At,
            Done = 12,
            Total = 10,
            QuickBooksCount = 40,
        });
        db.AddCustomer(company, "Abercrombie", Domain.Records.RecordState.Linked, "1");
        db.AddCustomer(company, "Bristol", Domain.Records.RecordState.Conflict, "2");
        await db.SaveChangesAsync();

        var section = (await server.GetJsonAsync($"{Path}/sections")).Items().Single(s => s["section"]!.GetValue<string>() == "customers");

        Assert.Equal("""{"done":12,"total":12,"percent":99,"secondsLeft":null}""", section["progress"]!.ToJsonString());
        Assert.Equal("""{"quickBooks":40,"app":2,"linked":1,"ignored":0,"conflicts":1}""", section["counts"]!.ToJsonString());
        Assert.Equal(Domain.Catalogue.Meanings.Status(3250).WhenReading().Message, section["problem"]!["message"]!.GetValue<string>());
        Assert.Equal(["code", "message", "advice", "actor", "at"], section["problem"]!.AsObject().Select(p => p.Key));
    }

    private string Path => $"{ApiCalls.Companies}/{company}";

    private async Task<Guid> AddSessionAsync(DateTime at)
    {
        await using var db = server.OpenDb();
        var session = new Session(SessionState.Closed)
        {
            Id = ApiCalls.NextId(),
            CompanyId = company,
            TicketHash = Guid.NewGuid().ToString(),
            StartedAt = at,
            LastCallAt = at,
            EndedAt = at,
        };
        db.Sessions.Add(session);
        db.Messages.Add(new()
        {
            SessionId = session.Id,
            Number = 1,
            CompanyId = company,
            Requests = "[]",
            RequestXml = "<EmployeeAdd><SSN>078-05-1120</SSN></EmployeeAdd>",
            AnswerXml = "<EmployeeRet><Name>Ann</Name><SSN>078-05",
            HandedOutAt = at,
        });
        await db.SaveChangesAsync();
        return session.Id;
    }

    private async Task AddLogAsync(Guid? session = null)
    {
        await using var db = server.OpenDb();
        db.Log.AddRange(
            new LogEntry
            {
                Id = ApiCalls.NextId(),
                CompanyId = company,
                SessionId = session,
                At = At,
                Level = LogLevelWord.Info,
                Text = "first",
            },
            new LogEntry
            {
                Id = ApiCalls.NextId(),
                CompanyId = company,
                SessionId = session,
                At = At.AddMinutes(1),
                Level = LogLevelWord.Warning,
                Section = "customers",
                Text = "second",
            },
            new LogEntry
            {
                Id = ApiCalls.NextId(),
                CompanyId = company,
                SessionId = session,
                At = At.AddMinutes(2),
                Level = LogLevelWord.Error,
                Text = "third",
            });
        await db.SaveChangesAsync();
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
