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
