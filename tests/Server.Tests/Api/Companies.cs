using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Sync.Companies;

namespace WebConnectorSync.Server.Tests.Api;

public sealed class Companies(RunningServer server) : IClassFixture<RunningServer>
{
    private CompanyPasswords Passwords => server.Services.GetRequiredService<CompanyPasswords>();

    [Fact]
    public async Task A_new_company_is_answered_with_what_the_web_connector_needs()
    {
        var answer = await server.Api.PostAsJsonAsync(ApiCalls.Companies, new { name = " Nordwind Traders " });
        var created = await answer.JsonAsync(201);
        var id = created["id"]!.GetValue<Guid>();
        var connector = created["webConnector"]!;

        Assert.Equal($"/api/v1/companies/{id}", answer.Headers.Location!.ToString());
        Assert.Equal("Nordwind Traders", created["name"]!.GetValue<string>());
        Assert.Equal("http://localhost:5080/qbwc", connector["appUrl"]!.GetValue<string>());
        Assert.Equal($"http://localhost:5080/api/v1/companies/{id}/qwc", connector["qwcUrl"]!.GetValue<string>());
        await using var db = server.OpenDb();
        var stored = await db.Companies.SingleAsync(c => c.Id == id);
        Assert.Equal(stored.UserName, connector["userName"]!.GetValue<string>());
        Assert.True(Passwords.Verify(stored, connector["password"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        await server.Api.PostAsJsonAsync(ApiCalls.Companies, new { name = "Südwind" });
        var other = await server.CreateCompanyAsync();

        await server.Api.PostAsJsonAsync(ApiCalls.Companies, new { name = "SÜDWIND" }).RefusedAsync(409, "nameTaken");
        await server.Api.PatchAsJsonAsync($"{ApiCalls.Companies}/{other}", new { name = "südwind" }).RefusedAsync(409, "nameTaken");
    }

    [Fact]
    public async Task A_company_that_was_never_called_says_what_it_waits_for()
    {
        var id = await server.CreateCompanyAsync();
        var company = await server.GetJsonAsync($"{ApiCalls.Companies}/{id}");

        Assert.Equal("waiting", company["status"]!.GetValue<string>());
        Assert.Equal("No Web Connector has called for this company yet.", company["why"]!.GetValue<string>());
        Assert.Equal("bookkeeper", company["actor"]!.GetValue<string>());
        Assert.Null(company["lastContactAt"]);
        Assert.EndsWith("Z", company["since"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(
            ["product", "version", "qbxmlVersion", "country", "file", "companyName"], company["quickBooks"]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task A_company_file_that_cannot_be_opened_is_explained_in_the_catalogues_words()
    {
        var id = await server.CreateCompanyAsync();
        await using (var db = server.OpenDb())
        {
            await db.Companies.Where(c => c.Id == id).ExecuteUpdateAsync(c => c
                .SetProperty(x => x.LastContactAt, DateTime.UtcNow)
                .SetProperty(x => x.Product, "QuickBooks Enterprise Solutions 24.0")
                .SetProperty(x => x.ProblemCode, "0x80040414"));
        }

        var company = await server.GetJsonAsync($"{ApiCalls.Companies}/{id}");

        Assert.Equal("failedToOpen", company["status"]!.GetValue<string>());
        Assert.StartsWith(
            Domain.Catalogue.Meanings.HResult("0x80040414").Message, company["why"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("24.0", company["quickBooks"]!["version"]!.GetValue<string>());
    }

    [Fact]
    public async Task Changing_leaves_alone_what_is_not_named()
    {
        var id = await server.CreateCompanyAsync();
        var before = await server.GetJsonAsync($"{ApiCalls.Companies}/{id}");
        var after = await (await server.Api.PatchAsJsonAsync($"{ApiCalls.Companies}/{id}", new { everyMinutes = 15 })).JsonAsync(200);

        Assert.Equal(15, after["everyMinutes"]!.GetValue<int>());
        Assert.Equal(before["name"]!.GetValue<string>(), after["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_paused_company_refuses_to_sync_until_it_is_resumed()
    {
        var id = await server.CreateCompanyAsync();
        var paused = await (await server.Api.PostAsync($"{ApiCalls.Companies}/{id}/pause", null)).JsonAsync(200);

        Assert.Equal("paused", paused["status"]!.GetValue<string>());
        await server.PostTextAsync($"{ApiCalls.Companies}/{id}/sync", """{"mode": "now"}""").RefusedAsync(409, "companyPaused");
        var resumed = await (await server.Api.PostAsync($"{ApiCalls.Companies}/{id}/resume", null)).JsonAsync(200);
        Assert.Equal("waiting", resumed["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one()
    {
        var created = await (await server.Api.PostAsJsonAsync(ApiCalls.Companies, new { name = "Westwind" })).JsonAsync(201);
        var id = created["id"]!.GetValue<Guid>();
        var answer = await (await server.Api.PostAsync($"{ApiCalls.Companies}/{id}/password", null)).JsonAsync(200);
        await using var db = server.OpenDb();
        var stored = await db.Companies.SingleAsync(c => c.Id == id);

        Assert.True(Passwords.Verify(stored, answer["password"]!.GetValue<string>()));
        Assert.False(Passwords.Verify(stored, created["webConnector"]!["password"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_qwc_file_is_a_download_and_the_same_each_time()
    {
        var id = await server.CreateCompanyAsync();
        using var answer = await server.Api.GetAsync($"{ApiCalls.Companies}/{id}/qwc");
        var first = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("application/x-qwc", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith(".qwc", answer.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
        Assert.Contains("<AppURL>http://localhost:5080/qbwc</AppURL>", Encoding.UTF8.GetString(first), StringComparison.Ordinal);
        Assert.Equal(first, await server.Api.GetByteArrayAsync($"{ApiCalls.Companies}/{id}/qwc"));
    }

    [Fact]
    public async Task An_address_the_web_connector_would_refuse_is_explained_reason_by_reason()
    {
        await using var own = await RunningServer.StartAsync(null, "--PublicUrl=http://192.0.2.7:5080");
        var id = await own.CreateCompanyAsync();

        var problem = await own.Api.GetAsync($"{ApiCalls.Companies}/{id}/qwc").RefusedAsync(409, "publicUrlNotAcceptable");

        Assert.Equal(2, problem["errors"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_deleted_company_is_gone()
    {
        var id = await server.CreateCompanyAsync();

        using var answer = await server.Api.DeleteAsync($"{ApiCalls.Companies}/{id}");

        Assert.Equal(204, (int)answer.StatusCode);
        await server.Api.GetAsync($"{ApiCalls.Companies}/{id}").RefusedAsync(404, "companyNotFound");
        await server.Api.DeleteAsync($"{ApiCalls.Companies}/{id}").RefusedAsync(404, "companyNotFound");
    }

    [Fact]
    public async Task A_list_comes_in_pages_that_miss_nothing()
    {
        await using var own = await RunningServer.StartAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await own.CreateCompanyAsync());
        }

        var found = new List<Guid>();
        JsonNode page;
        var cursor = "";
        do
        {
            page = await own.GetJsonAsync($"{ApiCalls.Companies}?limit=2&cursor={cursor}");
            found.AddRange(page.Items().Select(c => c["id"]!.GetValue<Guid>()));
            cursor = page["cursor"]?.GetValue<string>();
        }
        while (cursor is not null);

        Assert.Equal(ids.Order(), found.Order());
        Assert.Single(page.Items());
        Assert.False(page.AsObject().ContainsKey("cursor"));
    }

    [Fact]
    public async Task What_was_made_is_there_after_a_restart()
    {
        await using var own = await RunningServer.StartAsync();
        var id = await own.CreateCompanyAsync();
        await own.RestartAsync();

        Assert.Equal(id, (await own.GetJsonAsync($"{ApiCalls.Companies}/{id}"))["id"]!.GetValue<Guid>());
    }
}
