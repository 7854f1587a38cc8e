using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Posts;

public sealed class TheQueue(RunningServer server)
{
    [Fact]
    public async Task Holds_one_post_for_a_record_however_often_it_changes()
    {
        var company = await NewCompanyAsync("One post");
        var record = await server.PutAsync(company, "customers", "c-1", """{"name": "Miller"}""", "Miller");
        await server.PutAsync(company, "customers", "c-1", """{"name": "Miller", "phone": "1"}""");

        var post = Assert.Single(await PostsAsync(company));

        Assert.Equal(record.ToString(), post["recordId"]!.GetValue<string>());
        Assert.Equal(
            ("customers", "c-1", "Miller", "add", "pending"),
            (Text(post, "section"), Text(post, "externalId"), Text(post, "name"), Text(post, "operation"), Text(post, "status")));
        Assert.Equal((0, null, null), (post["attempts"]!.GetValue<int>(), post["error"], post["quickBooksId"]));
    }

    [Fact]
    public async Task Lists_page_by_page_and_by_status_section_and_record()
    {
        var company = await NewCompanyAsync("Pages");
        var first = await server.PutAsync(company, "customers", "c-1", """{"name": "A"}""");
        await server.PutAsync(company, "vendors", "v-1", """{"name": "B"}""", post: false);
        await server.PutAsync(company, "vendors", "v-2", """{"name": "C"}""");

        var page = await GetAsync(company, "?limit=2");
        var rest = await GetAsync(company, $"?limit=2&cursor={page["cursor"]}");

        Assert.Equal(3, page.Items().Concat(rest.Items()).Select(p => Text(p, "id")).Distinct().Count());
        Assert.Null(rest["cursor"]);
        Assert.Single((await GetAsync(company, "?status=held")).Items());
        Assert.Equal(2, (await GetAsync(company, "?section=vendors")).Items().Count());
        Assert.Single((await GetAsync(company, $"?recordId={first}")).Items());
        await (await server.Api.GetAsync($"{ApiCalls.Companies}/{company}/posts?status=waiting")).JsonAsync(400);
    }

    [Fact]
    public async Task Waits_for_a_request_when_the_app_says_so_and_goes_when_it_is_asked()
    {
        var company = await NewCompanyAsync("On request");
        var record = await server.PutAsync(company, "customers", "c-1", """{"name": "A"}""", post: false);
        Assert.Equal("Waits until it is posted on request.", Text((await PostsAsync(company)).Single(), "reason"));

        var answer = await (
            await server.Api.PostAsJsonAsync(
                $"{ApiCalls.Companies}/{company}/posts", new { recordIds = new[] { record, Guid.Empty } })).JsonAsync(200);

        Assert.Equal("pending", Text(answer.Items().First(), "status"));
        Assert.Equal("There is no such record.", Text(answer.Items().Last(), "message"));
        Assert.Equal("pending", Text((await PostsAsync(company)).Single(), "status"));
    }

    [Fact]
    public async Task Takes_a_post_back_and_sends_it_again_on_request()
    {
        var company = await NewCompanyAsync("Back and forth");
        await server.PutAsync(company, "customers", "c-1", """{"name": "A"}""");
        var id = Text((await PostsAsync(company)).Single(), "id");

        var cancelled = await ActAsync(company, id, "cancel", 200);
        Assert.Equal(("cancelled", "Taken back on request."), (Text(cancelled, "status"), Text(cancelled, "reason")));

        var again = await ActAsync(company, Text((await PostsAsync(company)).Single(), "id"), "retry", 200);
        Assert.Equal("pending", Text(again, "status"));
        Assert.Equal("postNotFound", Text(await ActAsync(company, Guid.NewGuid().ToString(), "retry", 404), "code"));
    }

    [Fact]
    public async Task Takes_the_post_back_when_the_app_deletes_a_record_nobody_else_has()
    {
        var company = await NewCompanyAsync("Deleted early");
        await server.PutAsync(company, "customers", "c-1", """{"name": "A"}""");
        await server.DeleteAsync(company, "customers", "c-1");

        Assert.Equal("cancelled", Text((await PostsAsync(company)).Single(), "status"));
        var record = await (await server.Api.GetAsync($"{ApiCalls.Companies}/{company}/records/customers/by-external-id/c-1"))
            .JsonAsync(200);
        Assert.Equal("deleted", Text(record, "state"));
    }

    [Fact]
    public async Task Refuses_a_selection_that_is_no_list_of_ids()
    {
        var company = await NewCompanyAsync("Bad selection");
        var answer = await (await server.Api.PostAsJsonAsync($"{ApiCalls.Companies}/{company}/posts", new { recordIds = new[] { "x" } }))
            .JsonAsync(400);
        Assert.Equal("recordIds[0]", Text(answer["errors"]![0]!, "path"));
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    private async Task<Guid> NewCompanyAsync(string name) =>
        Guid.Parse((await (await server.Api.PostAsJsonAsync(ApiCalls.Companies, new { name })).JsonAsync(201))["id"]!.GetValue<string>());

    private async Task<List<JsonNode>> PostsAsync(Guid company) => [.. (await GetAsync(company, "")).Items()];

    private async Task<JsonNode> GetAsync(Guid company, string query) =>
        await (await server.Api.GetAsync($"{ApiCalls.Companies}/{company}/posts{query}")).JsonAsync(200);

    private async Task<JsonNode> ActAsync(Guid company, string? post, string action, int status) =>
        await (await server.Api.PostAsync($"{ApiCalls.Companies}/{company}/posts/{post}/{action}", null)).JsonAsync(status);
}
