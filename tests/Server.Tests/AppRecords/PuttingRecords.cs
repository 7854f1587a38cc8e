using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.AppRecords;

public sealed class PuttingRecords(RunningServer server)
{
    private const string Miller = """{"name": "Miller", "phone": "555-0100", "creditLimit": 10.50}""";

    [Fact]
    public async Task A_new_record_is_created_and_stands_in_the_queue()
    {
        var company = await server.CreateCompanyAsync();

        var created = await (await server.Api.PutAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller)).JsonAsync(201);

        Assert.Equal(
            ("appOnly", "Miller", "c-1", null),
            (Text(created, "state"), Text(created, "name"), Text(created, "externalId"), created["quickBooksId"]));
        Assert.Equal("555-0100", Text(created["app"]!, "phone"));
        Assert.Null(created["warnings"]);
        var post = Assert.Single((await GetAsync(company, "/posts")).Items());
        Assert.Equal(("add", "pending", Text(created, "id")), (Text(post, "operation"), Text(post, "status"), Text(post, "recordId")));
        Assert.Equal("created", Text(Assert.Single((await GetAsync(company, "/changes")).Items()), "type"));
    }

    [Fact]
    public async Task The_same_fields_again_change_nothing()
    {
        var company = await server.CreateCompanyAsync();
        var first = await (await server.Api.PutAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller)).JsonAsync(201);
        var version = await VersionAsync(company);

        var again = await (await server.Api.PutAsync(AppCalls.CompanyPath(company), "customers", "c-1", """{ "creditLimit":10.5, "phone":"555-0100","name":"Miller" }""")).JsonAsync(200);

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(version, await VersionAsync(company));
        Assert.Single((await GetAsync(company, "/posts")).Items());
        Assert.Single((await GetAsync(company, "/changes")).Items());
    }

    [Fact]
    public async Task Other_fields_replace_them_and_leave_one_post()
    {
        var company = await server.CreateCompanyAsync();
        await server.Api.TakenAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller);

        var changed = await (await server.Api.PutAsync(AppCalls.CompanyPath(company), "customers", "c-1", """{"name": "Miller & Son"}""")).JsonAsync(200);

        Assert.Equal("""{"name":"Miller & Son"}""", changed["app"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("Miller & Son", Text(changed, "name"));
        Assert.Single((await GetAsync(company, "/posts")).Items());
        Assert.Equal(["created", "updated"], (await GetAsync(company, "/changes")).Items().Select(c => Text(c, "type")));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("Ä ?#&+=%")]
    [InlineData("..")]
    [InlineData("日本/😀")]
    public async Task An_external_id_may_hold_any_character(string id)
    {
        var company = await server.CreateCompanyAsync();

        var created = await server.Api.TakenAsync(AppCalls.CompanyPath(company), "customers", id + "-1", Miller);

        Assert.Equal(id + "-1", Text(created, "externalId"));
        Assert.Equal(
            Text(created, "id"),
            Text(await GetAsync(company, $"/records/customers/by-external-id/{Uri.EscapeDataString(id + "-1")}"), "id"));
    }

    [Fact]
    public async Task Twenty_calls_at_once_make_one_record()
    {
        var company = await server.CreateCompanyAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => server.Api.PutAsync(AppCalls.CompanyPath(company), "customers", "c-1", $$"""{"name": "Miller", "phone": "{{i % 3}}"}""")));

        Assert.Single(answers, a => (int)a.StatusCode == 201);
        Assert.All(answers, a => Assert.InRange((int)a.StatusCode, 200, 201));
        Assert.Single((await GetAsync(company, "/records/customers")).Items());
        Assert.Single((await GetAsync(company, "/posts")).Items());
    }

    [Fact]
    public async Task Calls_during_an_import_are_all_carried_out()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Busy", new SeedPlan { Customers = 400, Invoices = 200 });

        var sync = company.SyncAsync();
        var answers = new List<int>();
        for (var i = 0; i < 40 || !sync.IsCompleted; i++)
        {
            answers.Add((int)(await server.Api.PutAsync(company.Path, "customers", $"c-{i % 40}", $$"""{"name": "App {{i % 40}}", "phone": "{{i}}"}""", "?post=false")).StatusCode);
        }

        var report = await sync;
        Assert.True(report.IsClosed, report.Exception);
        Assert.All(answers, status => Assert.InRange(status, 200, 201));
        Assert.Equal(440, (await company.RecordsAsync("customers")).Count);
    }

    [Fact]
    public async Task The_app_says_whether_it_is_posted_at_once()
    {
        var company = await server.CreateCompanyAsync();

        await server.Api.PutAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller, "?post=false");
        Assert.Equal("held", Text((await GetAsync(company, "/posts")).Items().Single(), "status"));

        await server.Api.PutAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller, "?post=true");
        Assert.Equal("pending", Text((await GetAsync(company, "/posts")).Items().Single(), "status"));
        await server.Api.PutAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller, "?post=maybe")
            .RefusedAsync(400, "unknownWord");
    }

    [Fact]
    public async Task A_record_that_is_deleted_before_it_was_posted_is_forgotten_and_can_come_back()
    {
        var company = await server.CreateCompanyAsync();
        await server.Api.TakenAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller);

        var deleted = await (await server.Api.DeleteAsync(AppCalls.CompanyPath(company), "customers", "c-1")).JsonAsync(200);
        await (await server.Api.DeleteAsync(AppCalls.CompanyPath(company), "customers", "c-1")).JsonAsync(200);
        Assert.Equal("deleted", Text(deleted, "state"));
        Assert.Equal("cancelled", Text((await GetAsync(company, "/posts")).Items().Single(), "status"));
        Assert.Equal(["created", "deleted"], (await GetAsync(company, "/changes")).Items().Select(c => Text(c, "type")));
        await server.Api.DeleteAsync(AppCalls.CompanyPath(company), "customers", "c-2").RefusedAsync(404, "recordNotFound");

        var back = await server.Api.TakenAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller);
        Assert.Equal(("appOnly", Text(deleted, "id")), (Text(back, "state"), Text(back, "id")));
        Assert.Equal("pending", Text((await GetAsync(company, "/posts")).Items().First(p => Text(p, "status") != "cancelled"), "status"));
    }

    [Fact]
    public async Task An_id_of_QuickBooks_in_the_body_links_the_two()
    {
        var company = await server.CreateCompanyAsync();
        await using var db = server.OpenDb();
        var known = db.AddCustomer(company, "Miller");
        var other = db.AddCustomer(company, "Smith", RecordState.Linked, "c-9");
        await db.SaveChangesAsync();
        var path = AppCalls.CompanyPath(company);

        var linked = await (await server.Api.PutAsync(path, "customers", "c-1", $$"""{"listID": "{{known.QuickBooksId}}", "phone": "555"}""")).JsonAsync(200);

        Assert.Equal(("linked", known.Id.ToString(), known.QuickBooksId, """{"phone":"555"}"""), (Text(linked, "state"), Text(linked, "id"), Text(linked, "quickBooksId"), linked["app"]!.ToJsonString()));
        Assert.Equal("linked", Text((await GetAsync(company, "/changes")).Items().Single(), "type"));
        await server.Api.PutAsync(path, "customers", "c-2", $$"""{"name": "S", "listID": "{{other.QuickBooksId}}"}""").RefusedAsync(409, "alreadyLinked");
        await server.Api.PutAsync(path, "customers", "c-1", $$"""{"name": "S", "listID": "{{other.QuickBooksId}}"}""").RefusedAsync(409, "alreadyLinked");
        await server.Api.PutAsync(path, "customers", "c-2", """{"name": "S", "listID": "80000999-1"}""").RefusedAsync(409, "quickBooksRecordNotFound");
        await server.Api.PutAsync(path, "customers", "c-2", """{"name": "S", "listID": 7}""").RefusedAsync(400, "badId");
    }

    [Fact]
    public async Task A_record_put_before_is_linked_and_keeps_its_id()
    {
        var company = await server.CreateCompanyAsync();
        var mine = await server.Api.TakenAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller);
        await using var db = server.OpenDb();
        var known = db.AddCustomer(company, "Miller");
        await db.SaveChangesAsync();

        var linked = await (await server.Api.PutAsync(AppCalls.CompanyPath(company), "customers", "c-1", $$"""{"listID": "{{known.QuickBooksId}}", "name": "Miller"}""")).JsonAsync(200);

        Assert.Equal(
            ("linked", Text(mine, "id"), known.QuickBooksId), (Text(linked, "state"), Text(linked, "id"), Text(linked, "quickBooksId")));
        Assert.Single((await GetAsync(company, "/records/customers")).Items());
        Assert.Equal("modify", Text((await GetAsync(company, "/posts")).Items().Single(), "operation"));
    }

    [Fact]
    public async Task Readers_are_told_that_the_row_of_QuickBooks_is_gone_when_an_id_links_it_to_one_put_before()
    {
        var company = await server.CreateCompanyAsync();
        var mine = await server.Api.TakenAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller);
        await using var db = server.OpenDb();
        var known = db.AddCustomer(company, "Mueller");
        await db.SaveChangesAsync();

        await (await server.Api.PutAsync(AppCalls.CompanyPath(company), "customers", "c-1", $$"""{"listID": "{{known.QuickBooksId}}", "name": "Miller"}""")).JsonAsync(200);

        var said = (await GetAsync(company, "/changes")).Items().Select(c => (Text(c, "type"), Text(c, "recordId")));
        Assert.Equal([("created", Text(mine, "id")), ("deleted", known.Id.ToString()), ("linked", Text(mine, "id"))], said);
    }

    [Fact]
    public async Task A_link_by_id_ends_what_a_person_had_decided_before()
    {
        var company = await server.CreateCompanyAsync();
        var mine = await server.Api.TakenAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller);
        await using var db = server.OpenDb();
        var known = db.AddCustomer(company, "Mueller");
        var id = Guid.Parse(Text(mine, "id")!);
        (await db.Records.SingleAsync(r => r.CompanyId == company && r.Id == id)).Settled = Settlement.KeptOut;
        await db.SaveChangesAsync();

        await (await server.Api.PutAsync(AppCalls.CompanyPath(company), "customers", "c-1", $$"""{"listID": "{{known.QuickBooksId}}", "name": "Miller"}""")).JsonAsync(200);

        await using var fresh = server.OpenDb();
        var linked = await fresh.Records.SingleAsync(r => r.CompanyId == company && r.Id == id);
        Assert.Equal((RecordState.Linked, null, null), (linked.State, linked.Settled, linked.LinkDoubtedAt));
    }

    [Fact]
    public async Task A_section_counts_what_the_app_has()
    {
        var company = await server.CreateCompanyAsync();
        await using var db = server.OpenDb();
        db.AddCustomer(company, "Smith", RecordState.Linked, "c-9");
        await db.SaveChangesAsync();
        await server.Api.TakenAsync(AppCalls.CompanyPath(company), "customers", "c-1", Miller);

        var counts = (await GetAsync(company, "/sections")).Items().Single(s => Text(s, "section") == "customers")["counts"]!;

        Assert.Equal((2, 1, 0), (counts["app"]!.GetValue<int>(), counts["linked"]!.GetValue<int>(), counts["ignored"]!.GetValue<int>()));
    }

    private async Task<int> VersionAsync(Guid company)
    {
        await using var db = server.OpenDb();
        return await db.Records.Where(r => r.CompanyId == company).Select(r => r.Version).SingleAsync();
    }

    private Task<JsonNode> GetAsync(Guid company, string path) => server.GetJsonAsync(AppCalls.CompanyPath(company) + path);

    private static string? Text(JsonNode node, string name) => node[name]?.ToString();
}
