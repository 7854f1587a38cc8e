using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Posts;

namespace WebConnectorSync.Server.Tests.Inbox;

/// <summary>Everything that needs a person stands in one list, once, and every count is that list's.</summary>
public sealed class WhatNeedsSomebody(RunningServer server)
{
    [Fact]
    public async Task A_refused_parent_is_one_thing_and_its_children_follow_it()
    {
        var company = await PostedCompany.ConnectAsync(server, "Inbox, children");
        company.File.Faults.Forbidden.Add("Customer");
        var parent = await company.PutAsync("customers", "c-1", new { name = "Parent" });
        await company.PutInvoiceAsync("K-1", customer: new { externalId = "c-1" });
        await company.PutInvoiceAsync("K-2", customer: new { externalId = "c-1" });
        await company.SyncAsync();

        // QuickBooks gives this user no customers either, which is a thing of its own.
        Assert.Equal(["section", "post"], (await ProblemsAsync(company)).Select(p => Text(p, "kind")));
        var problem = (await ProblemsAsync(company))[1];
        Assert.Equal(
            ("error", "customers", "Parent"), (Text(problem, "severity"), Text(problem, "section"), Text(problem, "name")));
        Assert.Equal((parent.ToString(), 2), (Text(problem, "recordId"), problem["waiting"]!.GetValue<int>()));
        Assert.Equal(["retry", "edit", "cancel"], Actions(problem));
        Assert.Equal((2, 1, 2), await WorkAsync(company));

        // Mended, it waits for the next contact and needs nobody; after it the children are there too.
        company.File.Faults.Forbidden.Clear();
        await company.ActAsync(parent, "retry");
        Assert.Equal(["section"], (await ProblemsAsync(company)).Select(p => Text(p, "kind")));
        await company.SyncAsync();
        Assert.Equal((0, 0, 0), await WorkAsync(company));
        Assert.Single(company.InQuickBooks("Invoice", "K-2"));
    }

    [Fact]
    public async Task What_waited_for_a_post_that_was_taken_back_needs_somebody_itself()
    {
        var company = await PostedCompany.ConnectAsync(server, "Inbox, taken back");
        company.File.Faults.Forbidden.Add("Customer");
        var parent = await company.PutAsync("customers", "c-1", new { name = "Parent" });
        var child = await company.PutInvoiceAsync("K-1", customer: new { externalId = "c-1" });
        await company.SyncAsync();

        await company.ActAsync(parent, "cancel");

        var problem = Assert.Single(await ProblemsAsync(company), p => Text(p, "kind") == "post");
        Assert.Equal((child.ToString(), "PARENT"), (Text(problem, "recordId"), Text(problem, "code")));
        Assert.Equal(["edit", "cancel"], Actions(problem));
    }

    [Theory]
    [InlineData("keepApart", "posted")]
    [InlineData("ignore", "ignored")]
    public async Task What_waits_for_a_record_that_somebody_must_decide_about_follows_the_decision(string action, string status)
    {
        var company = await PostedCompany.ConnectAsync(server, $"Inbox, undecided, {action}");
        var parent = await company.PutAsync("customers", "c-1", new { name = "Miller Roofing" });
        await using (var db = server.OpenDb())
        {
            var record = await db.Records.SingleAsync(r => r.CompanyId == company.Id && r.Section == "customers" && r.Id == parent);
            record.Dispute(Reason.Of(ReasonCode.MayBeSeveral, "2"), DateTime.UtcNow);
            (await db.Posts.SingleAsync(p => p.CompanyId == company.Id && p.RecordId == parent)).Hold(PostOperation.Add, record.Reason);
            await db.SaveChangesAsync();
        }

        var child = await company.PutInvoiceAsync("U-1", customer: new { externalId = "c-1" });
        var post = await company.PostAsync(child);
        Assert.Equal(("held", parent.ToString()), (Text(post, "status"), Text(post, "waitsFor")));
        var problem = Assert.Single(await ProblemsAsync(company));
        Assert.Equal(
            ("decision", parent.ToString(), 1),
            (Text(problem, "kind"), Text(problem, "recordId"), problem["waiting"]!.GetValue<int>()));

        await (await server.PostTextAsync(
            $"{company.Synced.Path}/records/customers/{parent}/resolve", $$"""{"action":"{{action}}"}""")).JsonAsync(200);
        await company.SyncAsync();

        Assert.Empty(await ProblemsAsync(company));
        Assert.Equal(status, Text(await company.PostAsync(child), "status"));
    }

    [Fact]
    public async Task What_waits_its_turn_behind_a_post_that_is_taken_back_needs_somebody_then()
    {
        var company = await PostedCompany.ConnectAsync(server, "Inbox, turn");
        var parent = await company.PutAsync("customers", "c-1", new { name = "Parent" });
        var child = await company.PutInvoiceAsync("T-1", customer: new { externalId = "c-1" });
        await using (var db = server.OpenDb())
        {
            var post = await db.Posts.SingleAsync(p => p.CompanyId == company.Id && p.RecordId == child);
            post.Wait(parent, Reason.Of(ReasonCode.WaitsForRecord, "Parent"));
            await db.SaveChangesAsync();
        }

        await company.ActAsync(parent, "cancel");

        var problem = Assert.Single(await ProblemsAsync(company));
        Assert.Equal((child.ToString(), "PARENT"), (Text(problem, "recordId"), Text(problem, "code")));
    }

    [Fact]
    public async Task Records_that_wait_for_each_other_all_need_somebody()
    {
        var company = await PostedCompany.ConnectAsync(server, "Inbox, circle");
        await company.PutAsync("customers", "a", new { name = "A", parentRef = new { externalId = "b" } });
        await company.PutAsync("customers", "b", new { name = "B", parentRef = new { externalId = "a" } });

        await company.SyncAsync();

        var problems = await ProblemsAsync(company);
        Assert.Contains(problems, p => Text(p, "code") == "CYCLE");
        Assert.All(problems, p => Assert.Equal("edit", Actions(p)[0]));
    }

    [Fact]
    public async Task A_conflict_is_a_decision_and_no_post_beside_it()
    {
        var company = await PostedCompany.ConnectAsync(server, "Inbox, conflict", new() { IsEditSequenceStrict = true });
        var record = await ConflictAsync(company, "C-1");

        var problem = Assert.Single(await ProblemsAsync(company));
        Assert.Equal(("decision", "warning", "invoices"), (Text(problem, "kind"), Text(problem, "severity"), Text(problem, "section")));
        Assert.Equal(
            (record.ToString(), Text(await company.PostAsync(record), "id")), (Text(problem, "recordId"), Text(problem, "postId")));
        Assert.Equal(["decide"], Actions(problem));
        Assert.Equal((1, 0, 0), await WorkAsync(company));
    }

    [Fact]
    public async Task It_is_read_page_by_page_and_everything_comes_once()
    {
        var company = await PostedCompany.ConnectAsync(server, "Inbox, pages", new() { IsEditSequenceStrict = true });
        await ConflictAsync(company, "C-1");
        await ConflictAsync(company, "C-2");
        company.File.Faults.Forbidden.Add("Customer");
        company.File.Faults.Forbidden.Add("Vendor");
        foreach (var number in Enumerable.Range(1, 3))
        {
            await company.PutAsync("customers", $"p-{number}", new { name = $"Page {number}" });
        }

        await company.SyncAsync();

        var all = await ProblemsAsync(company);
        Assert.Equal(["section", "section", "post", "post", "post", "decision", "decision"], all.Select(p => Text(p, "kind")));
        foreach (var limit in Enumerable.Range(1, all.Count))
        {
            var read = new List<string>();
            string? cursor = null;
            do
            {
                var page = await company.Synced.GetAsync($"/problems?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
                Assert.Equal(all.Count, page["total"]!.GetValue<int>());
                Assert.InRange(page.Items().Count(), 1, limit);
                read.AddRange(page.Items().Select(p => p.ToJsonString()));
                cursor = page["cursor"]?.GetValue<string>();
            }
            while (cursor is not null);

            Assert.Equal(all.Select(p => p.ToJsonString()), read);
        }
    }

    [Fact]
    public async Task A_company_that_nobody_has_connected_needs_just_that()
    {
        var id = await server.CreateCompanyAsync();

        var list = await server.GetJsonAsync($"{ApiCalls.Companies}/{id}/problems");

        var problem = Assert.Single(list.Items());
        Assert.Equal(("company", "warning", 1), (Text(problem, "kind"), Text(problem, "severity"), list["total"]!.GetValue<int>()));
        Assert.Equal(["connect"], Actions(problem));
    }

    private static async Task<List<JsonNode>> ProblemsAsync(PostedCompany company)
    {
        var list = await company.Synced.GetAsync("/problems");
        Assert.Equal(list["total"]!.GetValue<int>(), list.Items().Count());
        return [.. list.Items()];
    }

    // How many things need somebody, how many of them are posts, and how many posts follow another one.
    private static async Task<(int Problems, int Refused, int Following)> WorkAsync(PostedCompany company)
    {
        var work = (await company.Synced.GetAsync(""))["openWork"]!;
        return (Number("problems"), Number("postsRefused"), Number("postsFollowing"));

        int Number(string name) => work[name]!.GetValue<int>();
    }

    // QuickBooks and the app change it, and the rules ask a person.
    private static async Task<Guid> ConflictAsync(PostedCompany company, string number)
    {
        await company.RuleAsync("invoices", "conflict", "ask");
        var record = await company.PutInvoiceAsync(number);
        await company.SyncAsync();
        company.File.Change("Invoice", Text(await company.RecordAsync("invoices", number), "quickBooksId")!, ("Memo", "from a person"));
        await company.PutInvoiceAsync(number, memo: "later of the app");
        await company.SyncAsync();
        return record;
    }

    private static string?[] Actions(JsonNode problem) => [.. problem["actions"]!.AsArray().Select(a => a!.GetValue<string>())];

    private static string? Text(JsonNode json, string name) => json[name]?.ToString();
}
