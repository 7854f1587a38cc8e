using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Simulator.Tests;

public sealed class TheFileAsAWhole
{
    private const string Owner = "{11111111-2222-3333-4444-555555555555}";
    private const string Activity = "<CompanyActivityQueryRq />";

    private readonly Books books = new();

    public TheFileAsAWhole() => books.File.SetCompanyData(Owner, "FileID", "{99999999-2222-3333-4444-555555555555}");

    [Fact]
    public void Says_when_it_was_restored_and_condensed_and_leaves_out_what_never_happened()
    {
        Assert.Empty(books.One(Activity).Elements().Single().Elements());
        books.File.Restore(books.File.Snapshot());
        Assert.Equal("2026-07-15T10:00:00-05:00", books.One(Activity).Values("LastRestoreTime").Single());
        Assert.Empty(books.One(Activity).Descendants("LastCondenseTime"));

        books.File.Condense(new DateOnly(2025, 1, 1));

        Assert.NotEmpty(books.One(Activity).Descendants("LastCondenseTime"));
        books.File.Faults.KnowsNoActivity = true;
        Assert.Equal(3250, books.One(Activity).Code());
    }

    [Fact]
    public void Is_the_same_when_it_was_written_down_and_read_again()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.books");
        books.File.Delete("Customer", books.File.Ids("Customer")[^1]);
        books.File.Save(path);
        var again = new CompanyFile(books.File.Settings);

        again.Load(path);
        File.Delete(path);

        Assert.Equal("{99999999-2222-3333-4444-555555555555}", again.CompanyData(Owner, "FileID"));
        Assert.All(QbxmlLanguage.Default.Objects, o => Assert.Equal(
            books.File.AllRecords(o.Name).Select(r => r.ToString()), again.AllRecords(o.Name).Select(r => r.ToString())));
        const string Deleted = "<ListDeletedQueryRq><ListDelType>Customer</ListDelType></ListDeletedQueryRq>";
        Assert.Equal(books.One(Deleted).ToString(), XElement.Parse(again.ProcessRequest(Books.Message(Deleted)).Answer!)
            .Descendants("ListDeletedQueryRs").Single().ToString());
        var customer = new XElement("CustomerAdd", new XElement("Name", "Later"));
        Assert.Equal(books.File.Add("Customer", customer), again.Add("Customer", customer));
    }

    [Fact]
    public void Has_the_same_stamp_and_records_when_it_is_copied_and_a_life_of_its_own()
    {
        var copy = books.File.CopyTo(@"D:\Archive\copy.qbw");

        Assert.Equal(books.File.CompanyData(Owner, "FileID"), copy.CompanyData(Owner, "FileID"));
        Assert.Equal(books.File.Ids("Invoice"), copy.Ids("Invoice"));
        Assert.Equal(@"D:\Archive\copy.qbw", copy.Settings.Path);
        copy.Add("Customer", new XElement("CustomerAdd", new XElement("Name", "Only there")));
        Assert.Equal(books.File.Count("Customer") + 1, copy.Count("Customer"));
    }

    [Fact]
    public void Loses_old_transactions_without_a_word_when_it_is_condensed()
    {
        var young = books.File.AllRecords("Invoice").Count(i => string.CompareOrdinal(i.Element("TxnDate")!.Value, "2025-06-01") >= 0);
        var told = Deletions();
        Assert.NotEqual(books.File.Count("Invoice"), young);

        books.File.Condense(new DateOnly(2025, 6, 1));

        Assert.Equal(young, books.File.Count("Invoice"));
        Assert.Equal(told, Deletions());
        Assert.Equal(young, books.One("<InvoiceQueryRq />").Elements("InvoiceRet").Count());

        int Deletions() => books.One("<TxnDeletedQueryRq><TxnDelType>Invoice</TxnDelType></TxnDeletedQueryRq>").Elements().Count();
    }

    [Fact]
    public void Is_taken_through_its_events_before_the_sessions_they_are_meant_for()
    {
        var desktop = new QuickBooksDesktop(books.File);
        var events = new FileEvents(
            desktop, books.File, FileEvents.Parse("restore@3, copy@4,back@5,other@6,move@7,rename@7,condense@8"));
        Assert.Null(events.BeforeSession(2));
        books.File.Add("Customer", new XElement("CustomerAdd", new XElement("Name", "Later")));

        Assert.Contains("restored", events.BeforeSession(3)!, StringComparison.Ordinal);
        Assert.DoesNotContain(books.File.AllRecords("Customer"), c => c.Element("Name")!.Value == "Later");
        Assert.Contains(@"D:\Archive\Rock Castle Services.qbw", events.BeforeSession(4)!, StringComparison.Ordinal);
        Assert.NotSame(books.File, desktop.OpenFile);
        events.BeforeSession(5);
        Assert.Same(books.File, desktop.OpenFile);
        events.BeforeSession(6);
        Assert.Equal(books.File.CompanyData(Owner, "FileID"), desktop.OpenFile!.CompanyData(Owner, "FileID"));
        Assert.Equal("Other books", desktop.OpenFile.Settings.CompanyName);
        events.BeforeSession(7);
        Assert.Equal(@"E:\Books\Rock Castle Services.qbw", books.File.Settings.Path);
        Assert.Equal("Rock Castle Services Ltd", books.File.Settings.CompanyName);
        Assert.Contains("condensed", events.BeforeSession(8)!, StringComparison.Ordinal);
    }
}
