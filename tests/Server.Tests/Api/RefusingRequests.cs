namespace WebConnectorSync.Server.Tests.Api;

public sealed class RefusingRequests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task An_unknown_route_is_a_problem() => await server.Api.GetAsync("/api/v1/nothing").RefusedAsync(404, "unknownRoute");

    [Fact]
    public async Task A_wrong_method_names_the_right_ones()
    {
        var problem = await server.Api.PutAsync(ApiCalls.Companies, null).RefusedAsync(405, "methodNotAllowed");

        Assert.Equal("Use GET, HEAD, POST.", problem["advice"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_that_is_no_json_says_where()
    {
        var problem = await server.PostTextAsync(ApiCalls.Companies, """{"name": }""").RefusedAsync(400, "malformedJson");

        Assert.Equal("The body is not valid JSON: line 1, byte 10.", problem["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"name\"")]
    public async Task A_body_that_is_no_object_is_refused(string body) =>
        await server.PostTextAsync(ApiCalls.Companies, body).RefusedAsync(400, "malformedJson");

    [Fact]
    public async Task A_body_that_is_not_declared_as_json_is_refused() =>
        await server.Api.PostAsync(ApiCalls.Companies, new StringContent("name=x")).RefusedAsync(415, "notJson");

    [Fact]
    public async Task A_body_over_a_megabyte_is_refused() =>
        await server.PostTextAsync(ApiCalls.Companies, $$"""{"name": "{{new string('x', 1024 * 1024)}}"}""").RefusedAsync(413, "bodyTooLarge");

    [Theory]
    [InlineData("", "post")]
    [InlineData("/rules", "put")]
    [InlineData("/records/customers/by-external-id/a", "put")]
    public async Task A_body_that_is_no_text_is_refused_and_a_byte_order_mark_is_none(string path, string method)
    {
        var address = path.Length == 0 ? ApiCalls.Companies : $"{ApiCalls.Companies}/{await server.CreateCompanyAsync()}{path}";
        await SendAsync([.. "{\"name\": \""u8, 0xFF, 0xFE, .. "\"}"u8]).RefusedAsync(400, "malformedJson");
        await SendAsync([.. """{"name": "\ud800"}"""u8]).RefusedAsync(400, "malformedJson");

        var marked = await SendAsync([0xEF, 0xBB, 0xBF, .. "{\"name\": \"Byte order mark\"}"u8]);

        Assert.DoesNotContain("malformedJson", await marked.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Task<HttpResponseMessage> SendAsync(byte[] body)
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json");
            return server.Api.SendAsync(new HttpRequestMessage(HttpMethod.Parse(method), address) { Content = content });
        }
    }

    [Theory]
    [InlineData("posts")]
    [InlineData("log")]
    public async Task A_section_that_is_none_does_not_answer_an_empty_list(string list) =>
        await server.Api.GetAsync($"{ApiCalls.Companies}/{await server.CreateCompanyAsync()}/{list}?section=bar")
            .RefusedAsync(400, "sectionNotFound");

    [Fact]
    public async Task Everything_wrong_with_a_body_is_said_at_once()
    {
        var company = await server.CreateCompanyAsync();
        var body = $$"""{"name": "{{new string('x', 101)}}", "everyMinutes": 0, "color": 1, "color": 2}""";

        var problem = await server.Api.PatchAsync($"{ApiCalls.Companies}/{company}", new StringContent(body, null, "application/json"))
            .RefusedAsync(400, "invalidRequest");

        Assert.Equal(["color duplicateField", "name tooLong", "everyMinutes outOfRange", "color unknownField"], problem.Errors());
    }

    [Theory]
    [InlineData("{}", "name required")]
    [InlineData("""{"name": null}""", "name required")]
    [InlineData("""{"name": 7}""", "name wrongType")]
    [InlineData("""{"name": "  "}""", "name empty")]
    [InlineData("""{"name": "a\u0007b"}""", "name controlCharacter")]
    public async Task A_single_mistake_is_named_by_its_field(string body, string error)
    {
        var problem = await server.PostTextAsync(ApiCalls.Companies, body).RefusedAsync(400, error.Split(' ')[1]);

        Assert.Equal([error], problem.Errors());
    }

    [Theory]
    [InlineData("""{"name": "\uffff"}""", "name invalidName")]
    [InlineData("""{"polling": {"everyMinutes": 1441}}""", "polling.everyMinutes outOfRange")]
    [InlineData("""{"stayConnected": {"closeAfterMinutes": 0}}""", "stayConnected.closeAfterMinutes outOfRange")]
    [InlineData("""{"timeZone": "Middle/Earth"}""", "timeZone unknownTimeZone")]
    [InlineData("""{"nightlySync": {"sections": ["unicorns"]}}""", "nightlySync.sections[0] unknownWord")]
    public async Task A_change_is_judged_to_its_depths(string body, string error)
    {
        var company = await server.CreateCompanyAsync();

        var problem = await server.Api.PatchAsync($"{ApiCalls.Companies}/{company}", new StringContent(body, null, "application/json"))
            .RefusedAsync(400, error.Split(' ')[1]);

        Assert.Equal([error], problem.Errors());
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_refused()
    {
        var company = await server.CreateCompanyAsync();

        await server.Api.PatchAsync($"{ApiCalls.Companies}/{company}", new StringContent("{}", null, "application/json"))
            .RefusedAsync(400, "nothingToDo");
    }

    [Fact]
    public async Task Everything_wrong_with_a_query_is_said_at_once()
    {
        var company = await server.CreateCompanyAsync();

        var problem = await server.Api
            .GetAsync($"{ApiCalls.Companies}/{company}/records/customers?limit=501&state=gone&modifiedSince=soon&cursor=%25&colour=red")
            .RefusedAsync(400, "invalidRequest");

        Assert.Equal(
            ["?colour unknownParameter", "?limit outOfRange", "?state unknownWord", "?modifiedSince notATime", "?cursor invalidCursor"],
            problem.Errors());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/qwc")]
    [InlineData("POST", "/password")]
    [InlineData("POST", "/pause")]
    [InlineData("POST", "/resume")]
    [InlineData("GET", "/sections")]
    [InlineData("GET", "/records/customers")]
    [InlineData("GET", "/changes")]
    [InlineData("GET", "/sessions")]
    [InlineData("GET", "/log")]
    [InlineData("GET", "/log.zip")]
    public async Task An_unknown_company_is_not_found(string method, string path) =>
        await server.Api.SendAsync(new(new HttpMethod(method), $"{ApiCalls.Companies}/{Guid.NewGuid()}{path}"))
            .RefusedAsync(404, "companyNotFound");

    [Fact]
    public async Task An_unknown_section_names_the_known_ones()
    {
        var company = await server.CreateCompanyAsync();

        var problem = await server.Api.GetAsync($"{ApiCalls.Companies}/{company}/records/planets").RefusedAsync(404, "sectionNotFound");

        Assert.Contains("customers", problem["advice"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var (one, other) = (await server.CreateCompanyAsync(), await server.CreateCompanyAsync());
        var cursor = (await server.GetJsonAsync($"{ApiCalls.Companies}/{one}/changes"))["cursor"]!.GetValue<string>();

        await server.Api.GetAsync($"{ApiCalls.Companies}/{other}/changes?cursor={cursor}").RefusedAsync(400, "invalidCursor");
    }
}
