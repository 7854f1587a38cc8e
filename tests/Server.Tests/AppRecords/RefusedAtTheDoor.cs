using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Posts;

namespace WebConnectorSync.Server.Tests.AppRecords;

/// <summary>What QuickBooks would refuse one by one when the post gets there is refused when it is put, all at once.</summary>
public sealed class RefusedAtTheDoor(RunningServer server)
{
    private static readonly string Journal = """{"txnDate": "2026-03-15", "lines": [{"type": "debit", "accountRef": {"fullName": "Travel"}, "amount": 100}, {"type": "credit", "accountRef": {"fullName": "Checking"}, "amount": 90.5}]}""";

    [Fact]
    public async Task A_name_that_another_record_of_the_app_has_below_the_same_parent()
    {
        var company = await NewAsync();
        await server.Api.TakenAsync(company, "customers", "c-1", """{"name": "Miller"}""");
        await server.Api.TakenAsync(company, "customers", "c-2", """{"name": "Smith"}""");
        await server.Api.TakenAsync(company, "customers", "j-1", """{"name": "Roof", "parentRef": {"externalId": "c-1"}}""");

        var problem = await RefusedAsync(company, "customers", "c-3", """{"name": "MILLER"}""", "name nameInUse");
        Assert.Contains("\"c-1\"", problem["message"]!.GetValue<string>(), StringComparison.Ordinal);
        await RefusedAsync(company, "customers", "c-2", """{"name": "Miller"}""", "name nameInUse");
        await RefusedAsync(company, "customers", "j-2", """{"name": "roof", "parentRef": {"externalId": "c-1"}}""", "name nameInUse");
        await server.Api.TakenAsync(company, "customers", "j-2", """{"name": "Roof", "parentRef": {"externalId": "c-2"}}""");
        await server.Api.TakenAsync(company, "customers", "c-1", """{"name": "Miller", "phone": "555"}""");
        await server.Api.TakenAsync(company, "employees", "e-1", """{"firstName": "Ann", "lastName": "Lee"}""");
        await RefusedAsync(company, "employees", "e-2", """{"firstName": "Ann", "lastName": "Lee"}""", "firstName nameInUse");
        await RefusedAsync(company, "vendors", "v-1", """{"name": "Ann Lee"}""", "name nameInUse");

        // A transaction's number is no name.
        await server.Api.TakenAsync(company, "estimates", "x-1", """{"refNumber": "7", "txnDate": "2026-01-02", "customerRef": {"externalId": "c-1"}, "lines": [{"desc": "x"}]}""");
        await server.Api.TakenAsync(company, "estimates", "x-2", """{"refNumber": "7", "txnDate": "2026-01-02", "customerRef": {"externalId": "c-2"}, "lines": [{"desc": "x"}]}""");
    }

    [Fact]
    public async Task A_name_that_QuickBooks_has_linked_to_another_id_but_not_one_that_is_about_to_be_free()
    {
        var id = await server.CreateCompanyAsync();
        var company = AppCalls.CompanyPath(id);
        await using (var db = server.OpenDb())
        {
            db.AddCustomer(id, "Smith", RecordState.Linked, "c-9");
            db.AddCustomer(id, "Jones");
            var leaving = db.AddCustomer(id, "Brown", RecordState.Linked, "c-8");
            (leaving.App, leaving.AppHash, leaving.PostedHash) = ("""{"name":"Braun"}""", 2, 1);
            var ignored = db.AddCustomer(id, "Acme", RecordState.Ignored);
            db.Remove(ignored);
            db.Records.Add(new Record(RecordState.Ignored)
            {
                Id = ignored.Id,
                CompanyId = id,
                Section = "vendors",
                QuickBooksId = "80000007-1",
                Name = "Acme",
                QuickBooks = "{}",
                CreatedAt = ignored.CreatedAt,
                ModifiedAt = ignored.ModifiedAt,
            });
            await db.SaveChangesAsync();
        }

        var problem = await RefusedAsync(company, "customers", "c-3", """{"name": "Smith"}""", "name nameInUse");
        Assert.Contains("\"c-9\"", problem["message"]!.GetValue<string>(), StringComparison.Ordinal);
        problem = await RefusedAsync(company, "customers", "c-3", """{"name": "Acme"}""", "name nameInUse");
        Assert.Contains("vendors", problem["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("linked", (await server.Api.TakenAsync(company, "customers", "c-4", """{"name": "Jones"}"""))["state"]!.GetValue<string>());
        await server.Api.TakenAsync(company, "customers", "c-5", """{"name": "Brown"}""");
    }

    [Fact]
    public async Task A_customer_below_its_own_job_and_more_than_five_levels()
    {
        var company = await PostedCompany.ConnectAsync(server, "Circles and levels");
        var chain = new[] { ("1", "A", ""), ("2", "B", "1"), ("3", "C", "2"), ("4", "D", "3"), ("5", "E", "4") };
        foreach (var (id, name, parent) in chain.Concat([("t", "T", ""), ("u", "U", "t")]))
        {
            await server.Api.TakenAsync(company.Synced.Path, "customers", id, Job(name, parent));
        }

        await RefusedAsync(company.Synced.Path, "customers", "6", Job("F", "5"), "parentRef tooDeep");
        await RefusedAsync(company.Synced.Path, "customers", "1", Job("A", "3"), "parentRef circularReference");
        await RefusedAsync(company.Synced.Path, "customers", "1", Job("A", "1"), "parentRef selfReference");
        await RefusedAsync(company.Synced.Path, "customers", "t", Job("T", "4"), "parentRef tooDeep");
        await company.SyncAsync();
        Assert.Single(company.InQuickBooks("Customer", "A:B:C:D:E"));

        await RefusedAsync(company.Synced.Path, "customers", "6", Job("F", "5"), "parentRef tooDeep");
        await RefusedAsync(company.Synced.Path, "customers", "6", """{"name": "F", "parentRef": {"fullName": "A:B:C:D:E"}}""", "parentRef tooDeep");
        await RefusedAsync(company.Synced.Path, "customers", "1", Job("A", "5"), "parentRef circularReference");
        await RefusedAsync(company.Synced.Path, "customers", "t", Job("T", "4"), "parentRef tooDeep");
        await RefusedAsync(company.Synced.Path, "customers", "2", Job("B", "u"), "parentRef tooDeep");
        await server.Api.TakenAsync(company.Synced.Path, "customers", "t", Job("T", "3"));

        // A job that is on its way elsewhere can take its old parent in.
        await server.Api.TakenAsync(company.Synced.Path, "customers", "5", """{"name": "E", "parentRef": null}""");
        await server.Api.TakenAsync(company.Synced.Path, "customers", "4", Job("D", "5"));
    }

    [Fact]
    public async Task The_same_transaction_twice_however_it_is_named()
    {
        var company = await PostedCompany.ConnectAsync(server, "Paid twice");
        await company.PutInvoiceAsync("i-1");
        await company.PutInvoiceAsync("i-2");
        await company.SyncAsync();
        var id = (await company.RecordAsync("invoices", "i-1"))["quickBooksId"]!.GetValue<string>();
        string Payment(string second) => $$"""{"customerRef": {"fullName": "{{company.Customer}}"}, "txnDate": "2026-11-22", "totalAmount": 2, "appliedTo": [{"txnRef": {"externalId": "i-1"}, "paymentAmount": 1}, {{second}}]}""";

        var problem = await RefusedAsync(company.Synced.Path, "receivePayments", "p-1", Payment($$"""{"txnID": "{{id}}", "paymentAmount": 1}"""), "appliedTo[1].txnID duplicateReference");

        Assert.Contains("appliedTo[0].txnRef", problem["message"]!.GetValue<string>(), StringComparison.Ordinal);
        await server.Api.TakenAsync(company.Synced.Path, "receivePayments", "p-1", Payment("""{"txnRef": {"externalId": "i-2"}, "paymentAmount": 1}"""));
    }

    [Theory]
    [InlineData("customers", """{"name": "A\tB"}""", "name badName")]
    [InlineData("customers", """{"name": "A\nB"}""", "name badName")]
    [InlineData("employees", """{"firstName": "Ann\r\nMary"}""", "firstName badName")]
    [InlineData("employees", """{"firstName": "Ann", "lastName": "a:b"}""", "lastName badName")]
    [InlineData("customers", """{"name": "A", "firstName": "Ann:Mary", "notes": "one\ntwo"}""", null)]
    [InlineData("customers", """{"name": true}""", "name badType")]
    [InlineData("customers", """{"name": "A", "billAddress": {"city": false}}""", "billAddress.city badType")]
    [InlineData("customers", """{"name": "A", "customFields": {"Paid": true}}""", "customFields.Paid badType")]
    [InlineData("customers", """{"name": "A", "parentRef": {"externalId": true}}""", "parentRef.externalId badType")]
    [InlineData("customers", """{"name": "A", "phone": 5550100}""", null)]
    public async Task Names_that_stand_on_no_line_and_booleans_for_texts(string section, string json, string? error)
    {
        var company = await NewAsync();
        if (error is null)
        {
            await server.Api.TakenAsync(company, section, "x", json);
            return;
        }

        var answer = await server.Api.PutAsync(company, section, "x", json);
        var problem = await answer.JsonAsync(422);
        Assert.Contains(error, problem.Errors());
    }

    [Theory]
    [InlineData("invoices", """ "lines": [] """)]
    [InlineData("invoices", """ "memo": "x" """)]
    [InlineData("estimates", """ "lines": [] """)]
    [InlineData("receivePayments", """ "totalAmount": 1, "appliedTo": [] """)]
    public async Task A_form_without_an_entry_that_QuickBooks_wants(string section, string lines)
    {
        var company = await NewAsync();
        await server.Api.TakenAsync(company, "customers", "c", """{"name": "C"}""");

        var list = section == "receivePayments" ? "appliedTo" : "lines";
        await RefusedAsync(company, section, "x", $$"""{"customerRef": {"externalId": "c"}, "txnDate": "2026-01-02", {{lines}} }""", $"{list} required");
    }

    [Fact]
    public async Task A_bill_whose_last_line_is_taken_away_and_a_list_that_cannot_be_emptied()
    {
        var company = await PostedCompany.ConnectAsync(server, "Last lines");
        await server.Api.TakenAsync(company.Synced.Path, "vendors", "v", """{"name": "V"}""");
        string Bill(string lines) => $$"""{"vendorRef": {"externalId": "v"}, "txnDate": "2026-01-02", {{lines}} }""";
        await RefusedAsync(company.Synced.Path, "bills", "b", Bill(""" "lines": [], "expenseLines": []"""), "expenseLines required");
        await server.Api.TakenAsync(company.Synced.Path, "bills", "b", Bill(""" "expenseLines": [{"accountRef": {"fullName": "Travel"}, "amount": 2}]"""));
        await company.PutInvoiceAsync("i-1");
        await company.SyncAsync();

        await RefusedAsync(company.Synced.Path, "bills", "b", Bill(""" "expenseLines": []"""), "expenseLines required");
        await RefusedAsync(company.Synced.Path, "invoices", "i-1", """{"lines": []}""", "lines notClearable");
        await server.Api.TakenAsync(company.Synced.Path, "bills", "b", Bill(""" "lines": []"""));
    }

    [Fact]
    public async Task A_journal_entry_says_by_how_much_it_is_out_of_balance()
    {
        var company = await NewAsync();

        var problem = await RefusedAsync(company, "journalEntries", "j", Journal, "lines unbalanced");

        Assert.Equal(
            "The debits are 100.00 and the credits 90.50: the credits are 9.50 less than the debits.",
            problem["message"]!.GetValue<string>());
        await server.Api.TakenAsync(company, "journalEntries", "j", Journal.Replace("90.5", "\"100.00\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_inactive_is_taken_with_a_warning()
    {
        var company = await PostedCompany.ConnectAsync(server, "Inactive references");
        company.File.Change("Customer", company.File.Ids("Customer")[0], ("IsActive", "false"));
        company.File.Change("ItemService", company.File.Ids("ItemService")[0], ("IsActive", "false"));
        await company.SyncAsync();

        var taken = await server.Api.TakenAsync(company.Synced.Path, "invoices", "i-1", $$"""{"customerRef": {"fullName": "{{company.Customer}}"}, "txnDate": "2026-11-20", "lines": [{"itemRef": {"fullName": "{{company.Item}}"}, "quantity": 1, "rate": 1}]}""");

        Assert.Equal(
            ["customerRef inactiveReference", "lines[0].itemRef inactiveReference"],
            taken["warnings"]!.AsArray().Select(w => $"{w!["path"]} {w["code"]}").Order(StringComparer.Ordinal));
        Assert.Contains(company.Customer, taken["warnings"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<string> NewAsync() => AppCalls.CompanyPath(await server.CreateCompanyAsync());

    private static string Job(string name, string parent) => parent.Length == 0
        ? $$"""{"name": "{{name}}"}"""
        : $$"""{"name": "{{name}}", "parentRef": {"externalId": "{{parent}}"} }""";

    private async Task<JsonNode> RefusedAsync(string company, string section, string id, string json, params string[] errors)
    {
        var problem = await (await server.Api.PutAsync(company, section, id, json)).JsonAsync(422);
        Assert.Equal(errors, problem.Errors());
        Assert.All(problem["errors"]!.AsArray(), e => Assert.NotEmpty(e!["advice"]!.GetValue<string>()));
        return problem;
    }
}
