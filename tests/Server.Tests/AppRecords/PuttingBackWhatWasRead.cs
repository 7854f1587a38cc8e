using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Sync.References;

namespace WebConnectorSync.Server.Tests.AppRecords;

/// <summary>Every record of every section that can be written, read and put back: taken, and nothing changes in QuickBooks.</summary>
public sealed class PuttingBackWhatWasRead(RunningServer server)
{
    [Fact]
    public async Task Is_taken_in_every_section_and_changes_nothing()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Put back", FullBooks.Seed, FullBooks.Settings());
        FullBooks.Fill(company.File);
        Deposit(company);
        await company.SyncAsync();
        var before = Held(company);
        var refused = new List<string>();
        var put = 0;
        foreach (var section in SectionObjects.Writable)
        {
            foreach (var record in await company.RecordsAsync(section.Name))
            {
                var answer = await server.Api.PutAsync(
                    company.Path, section.Name, $"own-{put++}", record["quickBooks"]!.ToJsonString());
                var text = await answer.Content.ReadAsStringAsync();
                var isTaken = answer.IsSuccessStatusCode && JsonNode.Parse(text)!["warnings"] is null;
                refused.AddRange(isTaken ? [] : [$"{section.Name}: {text}"]);
            }
        }

        Assert.Empty(refused.Take(10));
        Assert.True(put > 150, $"{put} records");
        await company.SyncAsync();
        await company.SyncAsync();

        // What is the same as in QuickBooks is seen at the latest when it would leave.
        var posts = (await company.GetAsync("/posts?limit=500")).Items()
            .Where(p => p["status"]!.GetValue<string>() is not ("cancelled" or "posted") || p["sentAt"] is not null);
        Assert.Empty(posts.Select(p => $"{p["section"]} {p["operation"]} {p["status"]} {p["reason"]} {p["error"]?.ToJsonString()}"));
        Assert.Equal(before, Held(company));
    }

    [Fact]
    public async Task A_field_and_a_line_changed_in_it_are_sent_alone()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Put back changed", FullBooks.Seed, FullBooks.Settings());
        FullBooks.Fill(company.File);
        var id = Deposit(company);
        await company.SyncAsync();
        var read = (await company.RecordsAsync("deposits")).Single(d => d["quickBooksId"]!.GetValue<string>() == id);
        var fields = read["quickBooks"]!;
        fields["memo"] = "changed";
        fields["lines"]![1]!["memo"] = "coins";

        await server.Api.TakenAsync(company.Path, "deposits", "d-1", fields.ToJsonString());
        await company.SyncAsync();

        Assert.Equal(
            ["posted"], (await company.GetAsync("/posts?section=deposits")).Items().Select(p => p["status"]!.GetValue<string>()));
        var held = company.File.Find("Deposit", id)!;
        Assert.Equal("changed", held.Element("Memo")!.Value);
        Assert.Equal(["12.50", "3.00"], held.Elements("DepositLineRet").Select(l => l.Element("Amount")!.Value));
        Assert.Equal("coins", held.Elements("DepositLineRet").Last().Element("Memo")!.Value);
    }

    // A payment that was received before and cash, as QuickBooks returns them.
    private static string Deposit(SyncedCompany company)
    {
        var file = company.File;
        XElement Reference(string name, string target) => new(name, new XElement("ListID", file.Ids(target)[0]));
        lock (file.Gate)
        {
            return file.Insert(
                QbxmlLanguage.Default.Object("Deposit"),
                new XElement(
                    "R",
                    new XElement("TxnDate", "2026-07-01"),
                    Reference("DepositToAccountRef", "Account"),
                    new XElement("Memo", "bank"),
                    new XElement(
                        "DepositLineRet",
                        new XElement("TxnType", "ReceivePayment"),
                        new XElement("TxnID", file.Ids("ReceivePayment")[0]),
                        new XElement("TxnLineID", "7F1-1"),
                        new XElement("PaymentTxnLineID", "7F2-1"),
                        Reference("EntityRef", "Customer"),
                        Reference("AccountRef", "Account"),
                        new XElement("Amount", "12.50")),
                    new XElement(
                        "DepositLineRet",
                        new XElement("TxnLineID", "7F3-1"),
                        Reference("EntityRef", "Customer"),
                        Reference("AccountRef", "Account"),
                        new XElement("Memo", "cash"),
                        new XElement("Amount", "3.00"))),
                "",
                null,
                file.HostClock.Now).Id;
        }
    }

    private static List<string> Held(SyncedCompany company) =>
        [.. SectionObjects.Writable.SelectMany(FullBooks.Objects).SelectMany(o => company.File.AllRecords(o)).Select(r => r.ToString())];
}
