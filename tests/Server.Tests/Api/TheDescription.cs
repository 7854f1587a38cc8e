using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Records;

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
        "GET /api/v1/companies/{company}/problems ?limit ?cursor",
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
        "Error", "ExportedChange", "ExportedLine", "ExportedPost", "FieldProblem", "File", "FileAnswer", "FileAnswerBody",
        "FileQuestion", "FileVerdict", "ImportMode", "Job",
        "JobLevels", "JobList", "JobRules", "JobStatus", "Log", "LogLevelWord", "LogList", "Message", "MessageKind", "MessageSummary",
        "NightlySync", "NightlySyncBody", "OnDelete", "OneSided", "OpenWork", "Polling", "PollingBody", "PollingPolicy", "Post",
        "PostAttempt", "PostError", "PostList", "PostMoment", "PostOperation", "PostSelected", "PostSelectedBody", "PostSelectedList",
        "PostStatus", "PreviewExample", "PreviewGroup", "PreviewTotals", "Problem", "ProblemAction", "ProblemItem", "ProblemKind",
        "ProblemList", "ProblemSeverity", "QuickBooks", "QuickBooksReference", "ReasonCode",
        "Record", "RecordExport", "RecordList", "RecordOfAnySection", "RecordReference", "RecordState", "RefusedSignIn", "ResolveBody",
        "Response", "RuleDefaults", "RuleHistory", "RuleHistoryList", "Rules", "RulesPreview", "Section", "SectionCounts", "SectionList",
        "SectionName", "SectionNeeds", "SectionPreview", "SectionProblem", "SectionProgress",
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
                s => s == "Record" || !(s.EndsWith("Fields", StringComparison.Ordinal) || s.EndsWith("Read", StringComparison.Ordinal)
                    || s.EndsWith("Record", StringComparison.Ordinal))).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Describes_the_fields_of_every_section_that_can_be_written()
    {
        var schemas = (await ReadAsync())["components"]!["schemas"]!.AsObject();

        var invoice = schemas["InvoicesFields"]!;
        Assert.Equal(11, invoice["properties"]!["refNumber"]!["maxLength"]!.GetValue<int>());
        Assert.Equal("#/components/schemas/RecordReference", invoice["properties"]!["customerRef"]!["$ref"]!.GetValue<string>());
        Assert.Equal("#/components/schemas/InvoiceLineFields", invoice["properties"]!["lines"]!["items"]!["$ref"]!.GetValue<string>());
        Assert.NotNull(schemas["InvoiceLineFields"]!["properties"]!["itemGroupRef"]);
        Assert.NotNull(schemas["InvoiceLineFields"]!["properties"]!["txnLineID"]);
        Assert.Contains("customerRef", invoice["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(
            ["debit", "credit"],
            schemas["JournalLineFields"]!["properties"]!["type"]!["enum"]!.AsArray()
                .Select(w => w!.GetValue<string>()));
        Assert.Equal(
            "#/components/schemas/TransactionReference",
            schemas["AppliedToTxnFields"]!["properties"]!["txnRef"]!["$ref"]!.GetValue<string>());
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
    public async Task Says_how_long_an_id_of_the_app_may_be() => Assert.All(
        (await OperationsAsync()).Where(o => o.Path.Contains("{externalId}", StringComparison.Ordinal)), o =>
        {
            var id = o.Operation["parameters"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == "externalId")!;
            Assert.Equal(
                ("string", 1, ExternalIds.MaxLength),
                (id["schema"]!["type"]!.GetValue<string>(), id["schema"]!["minLength"]!.GetValue<int>(),
                    id["schema"]!["maxLength"]!.GetValue<int>()));
            Assert.Contains($"1 to {ExternalIds.MaxLength} characters", id["description"]!.GetValue<string>(), StringComparison.Ordinal);
        });

    [Fact]
    public async Task Types_what_is_read_by_its_section()
    {
        var schemas = (await ReadAsync())["components"]!["schemas"]!.AsObject();
        var record = schemas["Record"]!;

        Assert.Equal("section", record["discriminator"]!["propertyName"]!.GetValue<string>());
        Assert.Equal(
            SectionCatalogue.All.Select(s => s.Name), record["discriminator"]!["mapping"]!.AsObject().Select(m => m.Key));
        Assert.All(record["discriminator"]!["mapping"]!.AsObject(), m =>
        {
            var own = schemas[m.Value!.GetValue<string>().Split('/')[^1]]!["allOf"]![1]!["properties"]!;
            Assert.Equal(m.Key, own["section"]!["enum"]![0]!.GetValue<string>());
            var fields = schemas[own["quickBooks"]!["oneOf"]![1]!["$ref"]!.GetValue<string>().Split('/')[^1]]!;
            Assert.NotEmpty(fields["properties"]!.AsObject());
        });
        Assert.Equal("number", schemas["InvoicesRead"]!["properties"]!["balanceRemaining"]!["type"]![1]!.GetValue<string>());
        Assert.Equal(
            "#/components/schemas/QuickBooksReference",
            schemas["InvoicesRead"]!["properties"]!["customerRef"]!["$ref"]!.GetValue<string>());
    }

    [Fact]
    public async Task Leaves_no_parameter_and_no_property_without_a_description()
    {
        var document = await ReadAsync();

        Assert.Empty(Nodes(document).SelectMany(n => Described(n.Value)
            .Where(d => string.IsNullOrWhiteSpace(d.Value!["description"]?.GetValue<string>()))
            .Select(d => $"{n.Path} {d.Name}")));
        Assert.DoesNotContain(
            Nodes(document),
            n => n.Value["description"] is JsonValue text && text.GetValue<string>().Contains('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_sections_one_by_one_wherever_one_is_named()
    {
        var document = await ReadAsync();
        var names = document["components"]!["schemas"]!["SectionName"]!["enum"]!.AsArray().Select(n => n!.GetValue<string>());

        Assert.Equal(SectionCatalogue.All.Select(s => s.Name), names);
        Assert.Empty(Nodes(document).SelectMany(n => Described(n.Value)
            .Where(d => d.Name is "section" or "sections" && !SaysWhich(d.Value!.ToJsonString())).Select(d => $"{n.Path} {d.Name}")));

        static bool SaysWhich(string property) =>
            property.Contains("schemas/SectionName\"", StringComparison.Ordinal) || property.Contains("\"enum\"", StringComparison.Ordinal)
            || property.Contains("schemas/SectionPreview\"", StringComparison.Ordinal)
            || property.Contains("schemas/SectionRules\"", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_a_value_one_type_besides_null_and_refers_to_nothing_that_is_not_there()
    {
        var document = await ReadAsync();
        var nodes = Nodes(document).ToList();

        Assert.DoesNotContain(nodes, n => n.Value["type"] is JsonArray types && types.Count(t => t!.GetValue<string>() != "null") != 1);
        Assert.DoesNotContain(
            nodes.Select(n => n.Value["$ref"]).OfType<JsonValue>().Select(r => r.GetValue<string>()).Distinct(),
            r => r[2..].Split('/').Aggregate<string, JsonNode?>(document, (node, part) => node?[part]) is null);
    }

    [Fact]
    public async Task Says_of_every_call_what_it_does_what_it_answers_and_that_it_needs_a_key() =>
        Assert.All(await OperationsAsync(), o =>
        {
            Assert.NotEmpty(o.Operation["summary"]!.GetValue<string>());
            var answers = o.Operation["responses"]!.AsObject();
            Assert.All(
                (string[])["400", "401", "429", "500", "503", .. o.Method == "GET" ? [] : (string[])["403"],
                    .. o.Path.Contains('{', StringComparison.Ordinal) ? ["404"] : (string[])[],
                    .. o.Operation["requestBody"] is null ? [] : (string[])["413", "415"]],
                status => Assert.NotNull(answers[status]));
            Assert.Contains(answers, r => r.Key.StartsWith('2'));
            Assert.All(
                answers.Where(r => r.Key.StartsWith('2') && r.Key != "204"),
                r => Assert.All(Assert.Single(r.Value!["content"]!.AsObject()).Value!["schema"]!.AsObject(), s => Assert.NotNull(s.Value)));
            Assert.NotNull(o.Operation["security"]![0]!["apiKey"]);
        });

    [Fact]
    public async Task Is_openapi_3_1_and_describes_the_key()
    {
        var document = await ReadAsync();

        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("bearer", document["components"]!["securitySchemes"]!["apiKey"]!["scheme"]!.GetValue<string>());
    }

    [Fact]
    public async Task Says_of_every_refusal_what_it_means_and_in_what_shape_it_comes() =>
        Assert.All((await ReadAsync())["components"]!["responses"]!.AsObject(), r =>
        {
            Assert.NotEmpty(r.Value!["description"]!.GetValue<string>());
            Assert.Equal(
                "#/components/schemas/Problem", r.Value["content"]!["application/problem+json"]!["schema"]!["$ref"]!.GetValue<string>());
        });

    private static IEnumerable<(string Name, JsonNode? Value)> Described(JsonObject node) =>
    [
        .. node["properties"] is JsonObject properties && node["type"] is not null ? properties.Select(p => (p.Key, p.Value)) : [],
        .. node["parameters"] is JsonArray parameters ? parameters.Select(p => (p!["name"]!.GetValue<string>(), p)) : [],
    ];

    // Every object of the description, examples left out.
    private static IEnumerable<(string Path, JsonObject Value)> Nodes(JsonNode? node, string path = "") => node switch
    {
        JsonObject fields =>
        [
            (path, fields),
            .. fields.Where(f => f.Key is not ("example" or "examples")).SelectMany(f => Nodes(f.Value, $"{path}/{f.Key}")),
        ],
        JsonArray items => items.SelectMany((item, i) => Nodes(item, $"{path}/{i}")),
        _ => [],
    };

    private static IEnumerable<(string In, string Name)> Parameters(JsonNode operation) =>
        (operation["parameters"]?.AsArray() ?? []).Select(p => (p!["in"]!.GetValue<string>(), p["name"]!.GetValue<string>()));

    private async Task<List<(string Method, string Path, JsonNode Operation)>> OperationsAsync() =>
        [.. (await ReadAsync())["paths"]!.AsObject().SelectMany(
            p => p.Value!.AsObject(), (p, o) => (o.Key.ToUpperInvariant(), p.Key, o.Value!))];

    private async Task<JsonNode> ReadAsync() => await (await server.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(200);
}
