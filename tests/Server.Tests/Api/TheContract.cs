using WebConnectorSync.Server.Tests.AppRecords;

namespace WebConnectorSync.Server.Tests.Api;

/// <summary>What the description promises of all calls, asked of all calls.</summary>
public sealed class TheContract(RunningServer server)
{
    [Theory]
    [InlineData("01a21fed-7545-7059-8a7f-f01ff82f65e8")]
    [InlineData("nordwind")]
    public async Task A_company_that_does_not_exist_is_not_found_whatever_is_asked_of_it(string company)
    {
        var calls = (await CallsAsync()).Where(c => c.Path.Contains("{company}", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(calls);
        foreach (var call in calls)
        {
            using var request = new HttpRequestMessage(new(call.Method), Address(call.Path, company));
            request.Content = call.HasBody ? new StringContent("{}", null, "application/json") : null;
            await server.Api.SendAsync(request).RefusedAsync(404, "companyNotFound");
        }
    }

    [Theory]
    [InlineData("GET", "/records/customers/abc", 404, "recordNotFound")]
    [InlineData("POST", "/records/customers/abc/erase", 404, "recordNotFound")]
    [InlineData("GET", "/records/planets/abc", 404, "sectionNotFound")]
    [InlineData("GET", "/posts/abc", 404, "postNotFound")]
    [InlineData("POST", "/posts/abc/retry", 404, "postNotFound")]
    [InlineData("GET", "/sessions/abc", 404, "sessionNotFound")]
    [InlineData("GET", "/sessions/abc/messages/first", 404, "sessionNotFound")]
    [InlineData("GET", "/nothing", 404, "unknownRoute")]
    [InlineData("PUT", "", 405, "methodNotAllowed")]
    [InlineData("POST", "/sync", 415, "notJson")]
    public async Task So_it_is_where_no_call_is_and_of_one_that_exists_what_the_address_names_is_missing(
        string method, string path, int status, string code)
    {
        var companies = new[] { (await server.CreateCompanyAsync(), status, code), (Guid.NewGuid(), 404, "companyNotFound") };
        foreach (var (company, expected, said) in companies)
        {
            await server.Api.SendAsync(Form()).RefusedAsync(expected, said);

            // Without a key nobody learns which companies there are.
            using var answer = await server.Anonymous.SendAsync(Form());
            Assert.Contains((int)answer.StatusCode, (int[])[404, 405, 415]);
            Assert.DoesNotContain("companyNotFound", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            HttpRequestMessage Form() => new(new(method), $"{ApiCalls.Companies}/{company}{path}")
            {
                Content = method == "GET" ? null : new FormUrlEncodedContent([new("mode", "now")]),
            };
        }
    }

    [Fact]
    public async Task A_parameter_that_a_call_does_not_declare_is_refused_whatever_is_asked()
    {
        var company = $"{await server.CreateCompanyAsync()}";
        foreach (var call in await CallsAsync())
        {
            using var request = new HttpRequestMessage(new(call.Method), $"{Address(call.Path, company)}?colour=red");
            request.Content = call.HasBody ? new StringContent("{}", null, "application/json") : null;
            var problem = await server.Api.SendAsync(request).RefusedAsync(400, "unknownParameter");
            Assert.Equal(["?colour unknownParameter"], problem.Errors());
        }
    }

    [Fact]
    public async Task Head_is_answered_as_get_is_without_the_body()
    {
        var company = $"{await server.CreateCompanyAsync()}";
        await server.Api.TakenAsync($"{ApiCalls.Companies}/{company}", "customers", "e-1", """{"name": "Miller"}""");

        foreach (var call in (await CallsAsync()).Where(c => c.Method == "GET"))
        {
            using var got = await server.Api.GetAsync(Address(call.Path, company));
            using var head = await server.Api.SendAsync(new(HttpMethod.Head, Address(call.Path, company)));

            Assert.True(got.StatusCode == head.StatusCode, $"{call.Path}: {(int)got.StatusCode} and {(int)head.StatusCode}");
            Assert.Equal(got.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }

        using var description = await server.Anonymous.SendAsync(new(HttpMethod.Head, "/openapi/v1.json"));
        Assert.Equal(200, (int)description.StatusCode);
    }

    private static string Address(string path, string company) => path
        .Replace("{company}", company, StringComparison.Ordinal)
        .Replace("{section}", "customers", StringComparison.Ordinal)
        .Replace("{externalId}", "e-1", StringComparison.Ordinal)
        .Replace("{number}", "1", StringComparison.Ordinal)
        .Replace("{record}", $"{Guid.Empty}", StringComparison.Ordinal)
        .Replace("{post}", $"{Guid.Empty}", StringComparison.Ordinal)
        .Replace("{session}", $"{Guid.Empty}", StringComparison.Ordinal);

    private async Task<List<(string Method, string Path, bool HasBody)>> CallsAsync() =>
        [.. (await (await server.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(200))["paths"]!.AsObject().SelectMany(
            p => p.Value!.AsObject(), (p, o) => (o.Key.ToUpperInvariant(), p.Key, o.Value!["requestBody"] is not null))];
}
