using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;

namespace WebConnectorSync.Server.Tests.Rules;

public sealed class ChangingTheRules(RunningServer server)
{
    private const string Defaults = """
        {"version":0,"import":"automatic","fromDate":null,"paymentMethods":null,"paymentsWithoutMethod":false,
        "jobs":{"include":"all","exclude":[]},"employees":{"include":"active","invite":false},"vendors":{"include":"all","chosen":[]},
        "defaults":{"quickBooksOnly":"create","appOnly":"create","post":"atOnce","conflict":"quickBooks","afterPosting":"modify","onDelete":"unlink","characters":"refuse"},
        "sections":{}}
        """;

    [Fact]
    public async Task A_new_company_has_the_defaults()
    {
        var company = await server.CreateCompanyAsync();

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Defaults), await server.GetJsonAsync(Rules(company))));
        Assert.Empty((await server.GetJsonAsync(Rules(company) + "/history")).Items());
    }

    [Fact]
    public async Task What_was_read_can_be_sent_back_and_is_no_change()
    {
        var company = await server.CreateCompanyAsync();

        var same = await (await server.PutTextAsync(Rules(company), Defaults)).JsonAsync(200);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Defaults), same));
    }

    [Fact]
    public async Task A_change_is_a_new_version_with_who_and_when()
    {
        var company = await server.CreateCompanyAsync();

        var changed = await (await server.PutTextAsync(Rules(company), """{"version":0,"fromDate":"2026-01-01","sections":{"invoices":{"post":"onRequest","conflict":"quickBooks"}}}""")).JsonAsync(200);
        await (await server.PutTextAsync(Rules(company), """{"version":1,"import":"onDemand"}""")).JsonAsync(200);

        Assert.Equal(1, changed["version"]!.GetValue<int>());
        Assert.Equal("2026-01-01", changed["fromDate"]!.GetValue<string>());
        Assert.Equal("""{"invoices":{"post":"onRequest"}}""", changed["sections"]!.ToJsonString());
        var history = (await server.GetJsonAsync(Rules(company) + "/history?limit=1")).Items().Single();
        Assert.Equal(2, history["version"]!.GetValue<int>());
        Assert.Equal("onDemand", history["rules"]!["import"]!.GetValue<string>());
        Assert.NotEmpty(history["changedBy"]!.GetValue<string>());
        Assert.Equal(DateTime.UtcNow, history["changedAt"]!.GetValue<DateTime>(), TimeSpan.FromMinutes(5));
        Assert.Null(history["appliedAt"]);
    }

    [Fact]
    public async Task A_change_of_rules_that_somebody_else_changed_meanwhile_is_refused()
    {
        var company = await server.CreateCompanyAsync();
        await (await server.PutTextAsync(Rules(company), """{"version":0,"import":"onDemand"}""")).JsonAsync(200);

        var problem = await server.PutTextAsync(Rules(company), """{"version":0,"fromDate":"2026-01-01"}""").RefusedAsync(409, "rulesChanged");

        Assert.Contains("version 1", problem["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("onDemand", (await server.GetJsonAsync(Rules(company)))["import"]!.GetValue<string>());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        var company = await server.CreateCompanyAsync();

        var problem = await server.PutTextAsync(Rules(company), """
            {"import":"sometimes","fromDate":"1 May","paymentMethods":["Cash","cash",7],"colour":"red",
             "jobs":{"include":"some","exclude":[""],"depth":3},"employees":{"invite":"yes"},"vendors":{"include":"chosen"},
             "defaults":{"post":1,"fromDate":"2026-01-01"},
             "sections":{"invoices":{"color":1,"conflict":"red"},"terms":{"fromDate":"2026-01-01"},"customers":{"onDelete":"void"},"unicorns":{},"bills":[]}}
            """).RefusedAsync(400, "invalidRequest");

        Assert.Equal(
        [
            "bills", "colour", "customers.onDelete", "defaults.fromDate", "defaults.post", "employees.invite", "fromDate", "import",
            "invoices.color", "invoices.conflict", "jobs.depth",
            "jobs.exclude[0]", "jobs.include", "paymentMethods[1]", "paymentMethods[2]", "terms.fromDate", "unicorns", "vendors.chosen",
            "version",
        ],
        problem["errors"]!.AsArray().Select(
            e => e!["path"]!.GetValue<string>().Replace("sections.", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(
            problem["errors"]!.AsArray(),
            e => Assert.All(new[] { "code", "message", "advice" }, m => Assert.NotEmpty(e![m]!.GetValue<string>())));
        Assert.Equal(0, (await server.GetJsonAsync(Rules(company)))["version"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("", "malformedJson")]
    [InlineData("[]", "malformedJson")]
    [InlineData("""{"version":0,"sections":{"bills":{"post":"atOnce"},"bills":{}}}""", "duplicateField")]
    public async Task A_body_that_is_no_document_is_refused(string body, string code) =>
        await server.PutTextAsync(Rules(await server.CreateCompanyAsync()), body).RefusedAsync(400, code);

    [Fact]
    public async Task A_company_that_is_not_there_has_no_rules()
    {
        await server.Api.GetAsync(Rules(Guid.NewGuid())).RefusedAsync(404, "companyNotFound");
        await server.PutTextAsync(Rules(Guid.NewGuid()), Defaults).RefusedAsync(404, "companyNotFound");
    }

    private static string Rules(Guid company) => $"{ApiCalls.Companies}/{company}/rules";
}
