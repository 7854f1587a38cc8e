using System.Text.Json.Nodes;

namespace WebConnectorSync.Server.Tests.Api;

public sealed class TheDescription(RunningServer server)
{
    private static readonly string[] Calls =
    [
        "DELETE /api/v1/companies/{company}",
        "DELETE /api/v1/companies/{company}/records/{section}/by-external-id/{externalId} ?post",
        "GET /api/v1/companies ?limit ?cursor",
        "GET /api/v1/companies/{company}",
        "GET /api/v1/companies/{company}/changes ?cursor ?limit ?wait",
        "GET /api/v1/companies/{company}/log ?section ?level ?session ?q ?limit ?cursor",
        "GET /api/v1/companies/{company}/log.zip ?days",
        "GET /api/v1/companies/{company}/posts ?status ?section ?recordId ?limit ?cursor",
        "GET /api/v1/companies/{company}/posts/{post}",
        "GET /api/v1/companies/{company}/qwc",
        "GET /api/v1/companies/{company}/records/{section} ?state ?q ?modifiedSince ?limit ?cursor",
        "GET /api/v1/companies/{company}/records/{section}/by-external-id/{externalId}",
        "GET /api/v1/companies/{company}/records/{section}/{record}",
        "GET /api/v1/companies/{company}/records/{section}/{record}/export",
        "GET /api/v1/companies/{company}/rules",
        "GET /api/v1/companies/{company}/rules/history ?limit ?cursor",
        "GET /api/v1/companies/{company}/sections",
        "GET /api/v1/companies/{company}/sessions ?limit ?cursor",
        "GET /api/v1/companies/{company}/sessions/{session}",
        "GET /api/v1/companies/{company}/sessions/{session}/messages/{number}",
        "GET /api/v1/jobs",
        "PATCH /api/v1/companies/{company}",
        "POST /api/v1/companies",
        "POST /api/v1/companies/{company}/file",
        "POST /api/v1/companies/{company}/password",
        "POST /api/v1/companies/{company}/pause",
        "POST /api/v1/companies/{company}/posts",
        "POST /api/v1/companies/{company}/posts/{post}/cancel",
        "POST /api/v1/companies/{company}/posts/{post}/retry",
        "POST /api/v1/companies/{company}/records/{section}/{record}/erase",
        "POST /api/v1/companies/{company}/records/{section}/{record}/resolve",
        "POST /api/v1/companies/{company}/resume",
        "POST /api/v1/companies/{company}/rules/preview",
        "POST /api/v1/companies/{company}/sections/{section}/acknowledge",
        "POST /api/v1/companies/{company}/sync",
        "POST /api/v1/companies/{company}/take-over",
        "PUT /api/v1/companies/{company}/records/{section}/by-external-id/{externalId} ?post",
        "PUT /api/v1/companies/{company}/rules",
    ];

    private static readonly string[] Schemas =
    [
        "AfterPosting", "Change", "ChangeCompanyBody", "ChangeList", "ChangeType", "CharacterPolicy", "Company", "CompanyList",
        "CompanyStatus", "ConflictWinner", "CreateCompanyBody", "CreatedCompany", "Decision", "EmployeeChoice", "EmployeeRules",
        "Error", "ExportedChange", "ExportedLine", "ExportedPost", "FieldProblem", "Fields", "FileAnswer", "FileAnswerBody",
        "FileQuestion", "FileVerdict", "ImportMode", "Job",
        "JobLevels", "JobList", "JobRules", "JobStatus", "Log", "LogLevelWord", "LogList", "Message", "MessageKind", "MessageSummary",
        "NightlySync", "NightlySyncBody", "OnDelete", "OneSided", "OpenWork", "Polling", "PollingBody", "PollingPolicy", "Post",
        "PostAttempt", "PostError", "PostList", "PostMoment", "PostOperation", "PostSelected", "PostSelectedBody", "PostSelectedList",
        "PostStatus", "PreviewExample", "PreviewGroup", "PreviewTotals", "Problem", "QuickBooks", "ReasonCode", "Record", "RecordExport",
        "RecordList",
        "RecordReference", "RecordState", "RefusedSignIn", "ResolveBody", "Response", "RuleDefaults", "RuleHistory", "RuleHistoryList",
        "Rules", "RulesPreview", "Section", "SectionCounts", "SectionList", "SectionPreview", "SectionProblem", "SectionProgress",
        "SectionRules", "SectionStatus", "Session", "SessionDetail", "SessionList", "SessionState", "StayConnected",
        "StayConnectedBody", "SyncBody", "SyncMode", "SyncRequested", "TransactionReference", "VendorChoice", "VendorRules",
        "WebConnector", "WriteOutcome",
    ];

    [Fact]
    public async Task Names_every_call_and_its_query()
    {
        var calls = (await OperationsAsync())
            .Select(
                o => $"{o.Method} {o.Path}{string.Concat(Parameters(o.Operation).Where(p => p.In == "query").Select(p => $" ?{p.Name}"))}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(Calls, calls);
    }

    [Fact]
    public async Task Names_every_shape() =>
        Assert.Equal(
            Schemas,
            (await ReadAsync())["components"]!["schemas"]!.AsObject().Select(s => s.Key).Where(
                s => s == "Fields" || !s.EndsWith("Fields", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Describes_the_fields_of_every_section_that_can_be_written()
    {
        var schemas = (await ReadAsync())["components"]!["schemas"]!.AsObject();

        var invoice = schemas["InvoicesFields"]!;
        Assert.Equal(11, invoice["properties"]!["refNumber"]!["maxLength"]!.GetValue<int>());
        Assert.Equal("#/components/schemas/RecordReference", invoice["properties"]!["customerRef"]!["$ref"]!.GetValue<string>());
        Assert.NotNull(invoice["properties"]!["lines"]!["items"]!["properties"]!["itemGroupRef"]);
        Assert.Contains("customerRef", invoice["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(
            ["debit", "credit"],
            schemas["JournalEntriesFields"]!["properties"]!["lines"]!["items"]!["properties"]!["type"]!["enum"]!.AsArray()
                .Select(w => w!.GetValue<string>()));
        Assert.Equal(
            "#/components/schemas/TransactionReference",
            schemas["ReceivePaymentsFields"]!["properties"]!["appliedTo"]!["items"]!["properties"]!["txnRef"]!["$ref"]!.GetValue<string>());
        Assert.NotNull(schemas["TermsFields"]!["properties"]!["dayOfMonthDue"]);
        Assert.False(schemas.ContainsKey("TemplatesFields"));
    }

    [Fact]
    public async Task Says_of_bodies_what_their_validators_demand_and_nothing_else()
    {
        var schemas = (await ReadAsync())["components"]!["schemas"]!;

        Assert.Equal("""["name"]""", schemas["CreateCompanyBody"]!["required"]!.ToJsonString());
        Assert.Equal(
            ("string", 1, 100),
            (schemas["CreateCompanyBody"]!["properties"]!["name"]!["type"]!.GetValue<string>(),
                Number("CreateCompanyBody", "name", "minLength"),
                Number("CreateCompanyBody", "name", "maxLength")));
        Assert.Null(schemas["ChangeCompanyBody"]!["required"]);
        Assert.Equal((1, 1440), (Number("PollingBody", "everyMinutes", "minimum"), Number("PollingBody", "everyMinutes", "maximum")));
        Assert.Equal(
            (1, 720),
            (Number("StayConnectedBody", "closeAfterMinutes", "minimum"), Number("StayConnectedBody", "closeAfterMinutes", "maximum")));
        Assert.Matches(schemas["StayConnectedBody"]!["properties"]!["from"]!["pattern"]!.GetValue<string>(), "08:30");
        Assert.Equal((1, 500), (Number("PostSelectedBody", "recordIds", "minItems"), Number("PostSelectedBody", "recordIds", "maxItems")));
        Assert.Equal("""["mode"]""", schemas["SyncBody"]!["required"]!.ToJsonString());
        Assert.NotNull(schemas["SyncBody"]!["properties"]!["mode"]!["$ref"]);
        Assert.Equal("""["now","reset","compare"]""", schemas["SyncMode"]!["enum"]!.ToJsonString());
        Assert.Equal(36, Number("ResolveBody", "quickBooksId", "maxLength"));

        int Number(string schema, string field, string what) => int.Parse(schemas[schema]!["properties"]![field]![what]!.ToString());
    }

    [Fact]
    public async Task Says_of_every_call_what_it_does_what_it_answers_and_that_it_needs_a_key() =>
        Assert.All(await OperationsAsync(), o =>
        {
            Assert.NotEmpty(o.Operation["summary"]!.GetValue<string>());
            Assert.NotNull(o.Operation["responses"]!["401"]);
            Assert.Contains(o.Operation["responses"]!.AsObject(), r => r.Key.StartsWith('2'));
            Assert.NotNull(o.Operation["security"]![0]!["apiKey"]);
        });

    [Fact]
    public async Task Is_openapi_3_1_and_describes_the_key()
    {
        var document = await ReadAsync();

        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("bearer", document["components"]!["securitySchemes"]!["apiKey"]!["scheme"]!.GetValue<string>());
    }

    private static IEnumerable<(string In, string Name)> Parameters(JsonNode operation) =>
        (operation["parameters"]?.AsArray() ?? []).Select(p => (p!["in"]!.GetValue<string>(), p["name"]!.GetValue<string>()));

    private async Task<List<(string Method, string Path, JsonNode Operation)>> OperationsAsync() =>
        [.. (await ReadAsync())["paths"]!.AsObject().SelectMany(
            p => p.Value!.AsObject(), (p, o) => (o.Key.ToUpperInvariant(), p.Key, o.Value!))];

    private async Task<JsonNode> ReadAsync() => await (await server.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(200);
}
