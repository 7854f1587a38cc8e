using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Posts;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;
using static WebConnectorSync.Server.Tests.Sync.FileQuestions;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>Whatever file is open: what was read of it, and what was written into it.</summary>
public sealed class WhichFileIsOpen(RunningServer server)
{
    [Fact]
    public async Task Of_one_qwc_in_two_files_the_second_is_neither_read_nor_written()
    {
        var company = await PostedCompany.ConnectAsync(server, "File two files");
        await PostAsync(company, "T-1");
        var other = new CompanyFile(new CompanySettings
        {
            CompanyName = "Second books",
            Path = @"C:\Books\second.qbw",

            // Files that were made in the same second have the same ids.
            Clock = new Clock(DateTime.UtcNow.AddDays(-3)),
        });
        other.Seed(new SeedPlan { Customers = 7, Invoices = 3 });
        company.File.StampLikeThis(other);
        var second = await company.Synced.NewConnectorAsync(new QuickBooksDesktop(other));
        var (records, writes, name) = (await RecordsAsync(company), other.Writes, company.File.Settings.CompanyName);
        await company.PutInvoiceAsync("T-2");

        // Told to use the first file, which this computer does not have; then with whatever is open.
        await RunAsync(second);
        await RunAsync(second);

        Assert.Equal(writes, other.Writes);
        Assert.Equal(records, await RecordsAsync(company));
        var asked = await QuestionAsync(company);
        Assert.Equal(("unfamiliar", @"C:\Books\second.qbw"), (asked["found"]!.GetValue<string>(), asked["path"]!.GetValue<string>()));
        Assert.Equal("failedToOpen", (await company.Synced.GetAsync(""))["status"]!.GetValue<string>());
        await AnswerAsync(company, "anotherFile");
        await RunAsync(second);
        await RunAsync(second);
        Assert.Equal(writes, other.Writes);
        Assert.Equal(name, (await company.Synced.GetAsync(""))["quickBooks"]!["companyName"]!.GetValue<string>());

        await company.SyncAsync();

        Assert.Single(company.InQuickBooks("Invoice", "T-2"));
        Assert.Equal("active", (await company.Synced.GetAsync(""))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_copy_is_not_used_because_it_is_open_and_not_written_when_it_is_looked_at()
    {
        var company = await PostedCompany.ConnectAsync(server, "File archive");
        await PostAsync(company, "A-1");
        var copy = OpenCopy(company);
        var writes = copy.Writes;
        await company.PutInvoiceAsync("A-2");

        for (var times = 0; times < 3; times++)
        {
            var report = await company.Synced.SyncAsync();
            Assert.Equal("connectionError", report.Operations.Last());
            Assert.Contains(
                company.File.Settings.Path, (await company.Synced.GetAsync(""))["why"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        await AnswerAsync(company, "lookAgain");
        await company.Synced.SyncAsync();

        Assert.Equal(writes, copy.Writes);
        Assert.Equal("moved", (await QuestionAsync(company))["found"]!.GetValue<string>());
        Assert.Equal("pending", (await company.PostsAsync())[0]["status"]!.GetValue<string>());
        await AnswerAsync(company, "copy");
        await company.Synced.SyncAsync();
        Assert.Equal(writes, copy.Writes);
        company.Synced.Desktop.OpenFile = company.File;
        await company.SyncAsync();
        Assert.Equal(writes, copy.Writes);
        Assert.Single(company.InQuickBooks("Invoice", "A-2"));
    }

    [Fact]
    public async Task A_copy_that_was_said_to_be_one_is_never_read_even_if_it_is_looked_at_by_chance()
    {
        var company = await PostedCompany.ConnectAsync(server, "File known copy");
        await PostAsync(company, "K-1");
        var copy = OpenCopy(company);
        await company.Synced.SyncAsync();
        await AnswerAsync(company, "lookAgain");
        await company.Synced.SyncAsync();
        await AnswerAsync(company, "copy");
        company.Synced.Desktop.AddFile(copy);
        copy.Add("Customer", new XElement("CustomerAdd", new XElement("Name", "Only in the copy")));
        var alone = await company.Synced.NewConnectorAsync(new QuickBooksDesktop(copy));

        await RunAsync(alone);
        var report = await RunAsync(alone);

        Assert.Equal(0, report.RoundTrips);
        Assert.DoesNotContain(await company.Synced.RecordsAsync("customers"), r => r["name"]!.GetValue<string>() == "Only in the copy");
        Assert.Equal(["lookAgain"], Answers(await QuestionAsync(company)));
    }

    [Fact]
    public async Task A_copy_from_before_is_not_even_read()
    {
        var company = await PostedCompany.ConnectAsync(server, "File older copy");
        var copy = company.File.CopyTo(@"D:\Archive\older.qbw");
        await PostAsync(company, "O-1");
        copy.Add("Customer", new XElement("CustomerAdd", new XElement("Name", "Only in the copy")));
        company.Synced.Desktop.AddFile(copy);
        company.Synced.Desktop.OpenFile = copy;
        var (records, writes) = (await RecordsAsync(company), copy.Writes);
        await company.Synced.SyncAsync();
        await AnswerAsync(company, "lookAgain");
        await company.PutInvoiceAsync("O-2");

        await company.Synced.SyncAsync();

        var asked = await QuestionAsync(company);
        Assert.Equal(("restored", 1), (asked["found"]!.GetValue<string>(), asked["gone"]!.GetValue<int>()));
        Assert.Equal(["restored", "copy", "anotherFile"], Answers(asked));
        Assert.Equal(writes, copy.Writes);
        Assert.Equal(records, await RecordsAsync(company));
        await AnswerAsync(company, "copy");
        company.Synced.Desktop.OpenFile = company.File;
        await company.SyncAsync();
        Assert.Single(company.InQuickBooks("Invoice", "O-2"));
    }

    [Fact]
    public async Task A_file_that_was_moved_is_read_and_written_after_one_click_and_both_places_are_remembered()
    {
        var company = await PostedCompany.ConnectAsync(server, "File moved");
        await PostAsync(company, "M-1");
        var first = company.File.Settings.Path;
        company.File.Settings.Path = @"E:\Books\moved.qbw";
        company.File.Change("Customer", company.File.Ids("Customer")[0], ("Phone", "603-555-0199"));
        await company.PutInvoiceAsync("M-2");
        await company.Synced.SyncAsync();

        await company.Synced.SyncAsync();

        Assert.Contains(await RecordsAsync(company), r => r.Contains("603-555-0199", StringComparison.Ordinal));
        Assert.Empty(company.InQuickBooks("Invoice", "M-2"));
        var stands = await company.Synced.GetAsync("");
        Assert.Equal(
            ("active", "bookkeeper", "moved"),
            (stands["status"]!.GetValue<string>(),
            stands["actor"]!.GetValue<string>(),
            stands["fileQuestion"]!["found"]!.GetValue<string>()));
        await AnswerAsync(company, "moved");
        await company.SyncAsync();
        Assert.Single(company.InQuickBooks("Invoice", "M-2"));
        Assert.Null((await company.Synced.GetAsync(""))["fileQuestion"]);

        // Another computer names it as before, in other letters.
        company.File.Settings.Path = first.ToUpperInvariant();
        await company.PutInvoiceAsync("M-3");
        await company.Synced.SyncAsync();
        await company.SyncAsync();
        Assert.Single(company.InQuickBooks("Invoice", "M-3"));
        Assert.Null((await company.Synced.GetAsync(""))["fileQuestion"]);
    }

    [Fact]
    public async Task A_file_that_was_renamed_goes_on_without_a_word()
    {
        var company = await PostedCompany.ConnectAsync(server, "File renamed");
        await PostAsync(company, "R-1");
        company.File.Settings.CompanyName = "Renamed and Sons";

        await PostAsync(company, "R-2");

        var stands = await company.Synced.GetAsync("");
        Assert.Equal("Renamed and Sons", stands["quickBooks"]!["companyName"]!.GetValue<string>());
        Assert.Null(stands["fileQuestion"]);
    }

    [Theory]
    [InlineData("Restored", true)]
    [InlineData("Restored quietly", false)]
    public async Task After_a_restored_backup_nothing_is_overwritten_or_written_until_somebody_says_so(string name, bool tellsTimes)
    {
        var clock = new Clock();
        var company = await PostedCompany.ConnectAsync(server, name, new CompanySettings { Clock = clock });
        company.File.Faults.KnowsNoActivity = !tellsTimes;
        await PostAsync(company, "B-0");
        var backup = company.File.Snapshot();
        clock.Advance(TimeSpan.FromMinutes(1));
        await PostAsync(company, "B-1");
        company.File.Restore(backup);
        company.File.Change("Customer", company.File.Ids("Customer")[0], ("Phone", "603-555-0111"));
        await company.PutInvoiceAsync("B-2");
        var records = await RecordsAsync(company);
        var writes = company.File.Writes;

        await company.Synced.SyncAsync();

        var asked = await QuestionAsync(company);
        Assert.Equal(("restored", 1), (asked["found"]!.GetValue<string>(), asked["gone"]!.GetValue<int>()));
        Assert.Equal(records, await RecordsAsync(company));
        Assert.Equal(writes, company.File.Writes);

        await AnswerAsync(company, "restored");
        await company.Synced.SyncAsync();
        await company.Synced.SyncAsync();

        Assert.Contains(await RecordsAsync(company), r => r.Contains("603-555-0111", StringComparison.Ordinal));
        Assert.Single(company.InQuickBooks("Invoice", "B-2"));
        Assert.Single(company.InQuickBooks("Invoice", "B-0"));
        Assert.Empty(company.InQuickBooks("Invoice", "B-1"));
        var lost = await company.PostAsync((await company.RecordAsync("invoices", "B-1"))["id"]!.GetValue<Guid>());
        Assert.Equal("held", lost["status"]!.GetValue<string>());
        Assert.Contains("backup was restored", lost.ToJsonString(), StringComparison.Ordinal);
        await company.ActAsync((await company.RecordAsync("invoices", "B-1"))["id"]!.GetValue<Guid>(), "retry");
        await company.SyncAsync();
        Assert.Single(company.InQuickBooks("Invoice", "B-1"));
    }

    [Fact]
    public async Task A_restored_backup_that_lacks_nothing_goes_on_by_itself()
    {
        var company = await PostedCompany.ConnectAsync(server, "File complete backup");
        await PostAsync(company, "C-1");
        company.File.Restore(company.File.Snapshot());

        await PostAsync(company, "C-2");

        Assert.Null((await company.Synced.GetAsync(""))["fileQuestion"]);
    }

    [Fact]
    public async Task A_condensed_file_goes_on_and_what_it_lost_is_known_as_deleted()
    {
        var company = await PostedCompany.ConnectAsync(server, "File condensed");
        await company.PutAsync("invoices", "old", new
        {
            customerRef = new { fullName = company.Customer },
            txnDate = "2019-03-01",
            refNumber = "old",
            lines = new[] { new { itemRef = new { fullName = company.Item }, quantity = 1, rate = 5 } },
        });
        await company.SyncAsync();
        await PostAsync(company, "C-1");
        company.File.Condense(new DateOnly(2020, 1, 1));

        await PostAsync(company, "C-2");

        Assert.Equal("deleted", (await company.RecordAsync("invoices", "old"))["state"]!.GetValue<string>());
        Assert.Null((await company.Synced.GetAsync(""))["fileQuestion"]);
    }

    [Fact]
    public async Task The_newest_records_may_be_deleted_changed_and_merged_as_ever()
    {
        var company = await PostedCompany.ConnectAsync(server, "File ordinary days");
        await PostAsync(company, "D-1");
        await PostAsync(company, "D-2");
        var newest = company.File.Add("Customer", new XElement("CustomerAdd", new XElement("Name", "Newest")));
        await company.SyncAsync();
        foreach (var invoice in company.File.Ids("Invoice").ToList())
        {
            company.File.Delete("Invoice", invoice);
        }

        company.File.Delete("Customer", newest);
        company.File.Merge("Customer", company.File.Ids("Customer")[3], company.File.Ids("Customer")[2]);

        await PostAsync(company, "D-3");

        Assert.Null((await company.Synced.GetAsync(""))["fileQuestion"]);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_refused()
    {
        var company = await PostedCompany.ConnectAsync(server, "File unasked");

        var refused = await company.Synced.PostAsync("/file", """{"answer":"moved"}""", 409);

        Assert.Equal("nothingAsked", refused["code"]!.GetValue<string>());
        var unknown = await company.Synced.PostAsync("/file", """{"answer":"perhaps"}""", 400);
        Assert.Contains("restored", unknown.ToJsonString(), StringComparison.Ordinal);
    }
}
