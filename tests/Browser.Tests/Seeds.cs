using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Browser.Tests;

/// <summary>What is in the server before a person looks.</summary>
internal static class Seeds
{
    /// <summary>A company whose Web Connector called, with sections in every status.</summary>
    public static async Task<Guid> AddCompanyAsync(
        this RunningServer server, string name, Action<Company>? change = null, DateTime? createdAt = null)
    {
        await using var db = server.OpenDb();
        var now = DateTime.UtcNow;
        var company = new Company
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            UserName = Guid.NewGuid().ToString("N"),
            PasswordHash = "x",
            CreatedAt = createdAt ?? now.AddDays(-1),
            LastContactAt = now.AddMinutes(-5),
            NextContactAt = now.AddMinutes(55),
            LastSyncAt = now.AddMinutes(-5),
            FilePath = @"C:\Books\Nordwind.qbw",
            Product = "QuickBooks Enterprise Solutions 24.0",
            Country = "US",
            Computer = "BOOKKEEPING-PC",
        };
        change?.Invoke(company);
        db.Companies.Add(company);
        db.Sections.AddRange(
            Section(company, "accounts", SectionStatus.Ok, 84),
            Section(company, "customers", SectionStatus.Running, 1204, total: 5310),
            Section(company, "vendors", SectionStatus.Warning, 212, problem: "500"),
            Section(company, "invoices", SectionStatus.Error, 40, problem: "3250"));
        AddSession(db, company, now);
        await db.SaveChangesAsync();
        return company.Id;
    }

    /// <summary>Changes a company or a section as a session does.</summary>
    public static async Task ChangeAsync(this RunningServer server, Guid company, string section, Action<CompanySection> change)
    {
        await using var db = server.OpenDb();
        change(await db.Sections.SingleAsync(s => s.CompanyId == company && s.Section == section));
        await db.SaveChangesAsync();
    }

    /// <summary>The session of a seeded company.</summary>
    public static Guid SessionOf(Guid company)
    {
        var bytes = company.ToByteArray();
        bytes[15] ^= 0xFF;
        return new(bytes);
    }

    private static void AddSession(ServerDb db, Company company, DateTime now)
    {
        var session = SessionOf(company.Id);
        db.Sessions.Add(new(SessionState.Closed)
        {
            Id = session,
            CompanyId = company.Id,
            TicketHash = company.Id.ToString("N"),
            StartedAt = now.AddMinutes(-6),
            LastCallAt = now.AddMinutes(-5),
            EndedAt = now.AddMinutes(-5),
            EndReason = "1204 new and 3 changed records read from QuickBooks; 1 section needs attention.",
            FilePath = company.FilePath,
            QbxmlVersion = "16.0",
            MessageNumber = 1,
            RecordsCreated = 1204,
            RecordsUpdated = 3,
        });
        db.Messages.Add(new()
        {
            SessionId = session,
            Number = 1,
            CompanyId = company.Id,
            Kind = MessageKind.Import,
            Requests = """[{"Id":"1.customers","Section":"customers"},{"Id":"1.invoices","Section":"invoices"}]""",
            RequestXml = """<?xml version="1.0"?><?qbxml version="16.0"?><QBXML><QBXMLMsgsRq onError="continueOnError"><CustomerQueryRq requestID="1.customers"><MaxReturned>500</MaxReturned></CustomerQueryRq></QBXMLMsgsRq></QBXML>""",
            HandedOutAt = now.AddMinutes(-6),
            AnsweredAt = now.AddMinutes(-5),
            QuickBooksMilliseconds = 2140,
            AnswerBytes = 48_120,
            RecordCount = 1204,
            AnswerXml = """<?xml version="1.0"?><QBXML><QBXMLMsgsRs><CustomerQueryRs requestID="1.customers" statusCode="0"><CustomerRet><ListID>80000001-1</ListID><FullName>Abercrombie, Kristy</FullName><CreditCardInfo><CreditCardNumber>4111111111111111</CreditCardNumber></CreditCardInfo></CustomerRet></CustomerQueryRs></QBXMLMsgsRs></QBXML>""",
            Responses = """[{"Section":"customers","StatusCode":0,"Severity":"Info","StatusMessage":"Status OK","Records":1204,"Remaining":0,"UnknownElements":0},{"Section":"invoices","StatusCode":3250,"Severity":"Error","StatusMessage":"This feature is not enabled.","Records":0,"Remaining":null,"UnknownElements":0}]""",
        });
        db.Log.AddRange(
            CompanyLog.Line(company.Id, session, LogLevelWord.Info, now.AddMinutes(-6), "Connected to Nordwind Traders."),
            CompanyLog.Problem(company.Id, session, now.AddMinutes(-5), Meanings.Status(3250), "This feature is not enabled.", "invoices"));
        db.CompanyDays.AddRange(Enumerable.Range(1, 20).Select(day => new CompanyDay
        {
            CompanyId = company.Id,
            DayOn = DateOnly.FromDateTime(now).AddDays(-day),
            Sessions = 20 + (day % 5),
            Problems = day % 4 == 0 ? 3 : 0,
            Posted = day * 2,
            QuickBooksMilliseconds = 60_000 + (day * 900),
            Records = $$"""{"customers":{{1204 - (day * 12)}},"accounts":84,"invoices":{{40 - day}}}""",
        }));
    }

    private static CompanySection Section(
        Company company, string name, SectionStatus status, int count, int? total = null, string? problem = null) => new()
    {
        CompanyId = company.Id,
        Section = name,
        Status = status,
        SyncTime = "2026-11-21T14:02:11",
        SyncedAt = status is SectionStatus.Ok or SectionStatus.Warning ? DateTime.UtcNow.AddMinutes(-5) : null,
        Done = count,
        Total = total,
        QuickBooksCount = count,
        ProblemCode = problem,
        ProblemAt = problem is null ? null : DateTime.UtcNow.AddMinutes(-5),
    };
}
