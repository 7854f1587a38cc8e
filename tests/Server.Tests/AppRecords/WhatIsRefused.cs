using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Soap;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.AppRecords;

public sealed class WhatIsRefused(RunningServer server)
{
    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once_with_its_place()
    {
        var company = AppCalls.CompanyPath(await server.CreateCompanyAsync());

        var problem = await server.Api.PutAsync(company, "invoices", "i-1", """
            {"txnDate": "21.11.2026", "refNumber": "INV-2026-000017", "memo": "Łódź", "isPending": "perhaps", "colour": "red",
             "lines": [{"itemRef": {"externalId": "none"}, "quantity": 1, "rate": 0.123456}, {"amount": "a lot", "rate": 1, "ratePercent": 2}]}
            """).RefusedAsync(422, "invalidRecord");

        Assert.Equal(
            [
                "customerRef required", "txnDate badDate", "refNumber tooLong", "isPending badBool", "memo badCharacter",
                "lines[0].rate tooManyDecimals",
                "lines[1].ratePercent choice", "lines[1].amount badAmount", "colour unknownField", "lines[0].itemRef unknownReference",
            ],
            problem.Errors());
        Assert.All(problem["errors"]!.AsArray(), e => Assert.NotEmpty(e!["advice"]!.GetValue<string>()));
        Assert.Empty((await server.GetJsonAsync($"{company}/posts")).Items());
        Assert.Empty((await server.GetJsonAsync($"{company}/records/invoices")).Items());
    }

    [Fact]
    public async Task A_line_feed_counts_as_two_characters()
    {
        var company = AppCalls.CompanyPath(await server.CreateCompanyAsync());

        await server.Api.PutAsync(company, "vendors", "v-1", $$"""{"name": "V", "companyName": "{{new string('x', 40)}}\n"}""").RefusedAsync(422, "tooLong");
        await server.Api.TakenAsync(company, "vendors", "v-1", $$"""{"name": "V", "companyName": "{{new string('x', 39)}}\n"}""");
    }

    [Theory]
    [InlineData("[1]", 400, "malformedJson")]
    [InlineData("""{"name": """, 400, "malformedJson")]
    [InlineData("""{"name": "A", "name": "B"}""", 400, "duplicateField")]
    [InlineData("""{"name": "A", "billAddress": {"city": "A", "city": "B"}}""", 400, "duplicateField")]
    [InlineData("{}", 422, "required")]
    [InlineData("""{"name": "  "}""", 422, "required")]
    [InlineData("""{"name": "A:B"}""", 422, "badName")]
    [InlineData("""{"name": "\ud800"}""", 400, "malformedJson")]
    [InlineData("""{"\ud800": "A"}""", 400, "malformedJson")]
    [InlineData("""{"name": "A", "jobStatus": "Maybe"}""", 422, "badWord")]
    [InlineData("""{"name": "A", "creditLimit": {"amount": 1}}""", 422, "badType")]
    public async Task A_body_that_cannot_be_used_is_refused(string body, int status, string code)
    {
        var company = AppCalls.CompanyPath(await server.CreateCompanyAsync());

        await server.Api.PutAsync(company, "customers", "c-1", body).RefusedAsync(status, code);
    }

    [Fact]
    public async Task Depth_and_size_are_bounded()
    {
        var company = AppCalls.CompanyPath(await server.CreateCompanyAsync());
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 100)) + "1" + new string('}', 100);

        await server.Api.PutAsync(company, "customers", "c-1", deep).RefusedAsync(400, "malformedJson");
        Assert.StartsWith(
            "HTTP/1.1 413",
            await AnnounceAsync($"{company}/records/customers/by-external-id/c-1", (1024 * 1024) + 1),
            StringComparison.Ordinal);
        await server.Api.PutAsync(
            new Uri($"{company}/records/customers/by-external-id/c-1", UriKind.Relative),
            new StringContent("{}", Encoding.UTF8, "text/plain")).RefusedAsync(415, "notJson");
        await server.Api.PutAsync(company, "customers", new string('x', 201), """{"name": "A"}""").RefusedAsync(400, "tooLong");
    }

    [Fact]
    public async Task Sections_that_QuickBooks_alone_writes_and_places_that_do_not_exist_say_so()
    {
        var company = AppCalls.CompanyPath(await server.CreateCompanyAsync());

        var problem = await server.Api.PutAsync(company, "templates", "t-1", "{}").RefusedAsync(422, "sectionNotWritable");
        Assert.Contains("customers", problem["advice"]!.GetValue<string>(), StringComparison.Ordinal);
        await server.Api.PutAsync(company, "dreams", "d-1", "{}").RefusedAsync(404, "sectionNotFound");
        await server.Api.PutAsync(AppCalls.CompanyPath(Guid.NewGuid()), "customers", "c-1", "{}").RefusedAsync(404, "companyNotFound");
    }

    [Fact]
    public async Task What_this_company_file_does_not_take_is_known_after_the_first_sync()
    {
        var settings = new CompanySettings
        {
            ClosingDate = new DateOnly(2026, 6, 30),
            IsUsingClassTracking = false,
            HighestVersion = new QbxmlVersion(11, 0),
        };
        var company = await SyncedCompany.ConnectAsync(
            server.Api, "Closed Books", new SeedPlan { Customers = 2, Vendors = 1, Employees = 1, Items = 2 }, settings);
        await company.SyncAsync();
        var vendor = (await company.RecordsAsync("vendors"))[0]["name"]!.GetValue<string>();
        var customer = (await company.RecordsAsync("customers"))[0]["name"]!.GetValue<string>();

        await server.Api.PutAsync(company.Path, "customers", "c-1", $$"""{"name": {{JsonValue.Create(vendor).ToJsonString()}} }""").RefusedAsync(422, "nameInUse");
        await server.Api.PutAsync(company.Path, "customers", "c-1", """{"name": "A", "jobTitle": "Boss"}""").RefusedAsync(422, "notInVersion");
        await server.Api.PutAsync(company.Path, "classes", "k-1", """{"name": "West"}""").RefusedAsync(422, "featureOff");
        var invoice = $$"""{"customerRef": {"fullName": {{JsonValue.Create(customer.ToUpperInvariant()).ToJsonString()}} }, "txnDate": "2026-06-30", "classRef": {"fullName": "West"}, "lines": [{"itemRef": {"fullName": "Nowhere"} }]}""";
        var problem = await server.Api.PutAsync(company.Path, "invoices", "i-1", invoice).RefusedAsync(422, "invalidRecord");
        Assert.Equal(
            ["lines[0].itemRef unknownReference", "classRef featureOff", "txnDate closedPeriod"],
            problem.Errors().Where(e => !e.StartsWith("classRef unknown", StringComparison.Ordinal)));

        var taken = await server.Api.TakenAsync(company.Path, "estimates", "e-1", $$"""{"customerRef": {"fullName": {{JsonValue.Create(customer).ToJsonString()}} }, "txnDate": "2026-06-30", "lines": [{"desc": "x"}]}""");
        Assert.Equal("appOnly", taken["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Characters_QuickBooks_cannot_keep_follow_the_rule()
    {
        var company = AppCalls.CompanyPath(await server.CreateCompanyAsync());
        await server.Api.PutAsync(company, "vendors", "v-1", """{"name": "Łódź “Café” 😀"}""").RefusedAsync(422, "badCharacter");

        await SetCharactersAsync(company, "transliterate");
        var taken = await server.Api.TakenAsync(company, "vendors", "v-1", """{"name": "Łódź “Café” 😀"}""");
        Assert.Equal("Lódz “Café”", taken["name"]!.GetValue<string>());
        Assert.Equal("Łódź “Café” 😀", taken["app"]!["name"]!.GetValue<string>());
        Assert.Equal(["name transliterated"], taken["warnings"]!.AsArray().Select(w => $"{w!["path"]} {w["code"]}"));

        await SetCharactersAsync(company, "send");
        await server.Api.TakenAsync(company, "vendors", "v-2", """{"name": "Москва"}""");
    }

    [Fact]
    public async Task A_record_cannot_refer_to_itself_and_ids_of_two_sections_need_the_section()
    {
        var company = AppCalls.CompanyPath(await server.CreateCompanyAsync());
        await server.Api.TakenAsync(company, "customers", "7", """{"name": "A"}""");
        await server.Api.TakenAsync(company, "employees", "7", """{"firstName": "Ann"}""");

        await server.Api.PutAsync(company, "customers", "7", """{"name": "A", "parentRef": {"externalId": "7"}}""").RefusedAsync(422, "selfReference");
        await server.Api.PutAsync(company, "timeTracking", "t", """{"entityRef": {"externalId": "7"}, "duration": "1:00", "txnDate": "2026-11-21"}""").RefusedAsync(422, "ambiguousReference");
        await server.Api.TakenAsync(company, "timeTracking", "t", """{"entityRef": {"externalId": "7", "section": "employees"}, "duration": "1:00", "txnDate": "2026-11-21"}""");
    }

    // Says how long the body will be and sends none: the refusal does not wait for it.
    private async Task<string> AnnounceAsync(string path, int length)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"PUT {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {RunningServer.ApiKey}\r\nContent-Type: " +
                $"application/json\r\nContent-Length: {length}\r\n\r\n"));
        return await RawHttp.ReadHeadAsync(stream);
    }

    private async Task SetCharactersAsync(string company, string characters)
    {
        var rules = await server.GetJsonAsync($"{company}/rules");
        rules["sections"] = JsonNode.Parse($$""" {"vendors": {"characters": "{{characters}}"} }""");
        await (await server.PutTextAsync($"{company}/rules", rules.ToJsonString())).JsonAsync(200);
    }
}
