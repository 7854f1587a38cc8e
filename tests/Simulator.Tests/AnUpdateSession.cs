using System.Xml.Linq;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;

namespace WebConnectorSync.Simulator.Tests;

public sealed class AnUpdateSession
{
    [Fact]
    public async Task Runs_in_the_order_of_the_logs()
    {
        await using var world = await Connected.WithAsync("<HostQueryRq requestID=\"7\" />", "<CustomerQueryRq />");

        var report = await world.RunAsync();

        Assert.Equal(
            [
                "serverVersion", "clientVersion", "authenticate", "sendRequestXML", "receiveResponseXML", "sendRequestXML",
                "receiveResponseXML", "closeConnection",
            ],
            report.Operations);
        Assert.Equal(
            ("OK", null, 2, 100, true, "ticket-1"),
            (report.Result, report.Code, report.RoundTrips, report.Progress, report.IsClosed, report.Ticket));
        Assert.Contains("<HostQueryRs requestID=\"7\" statusCode=\"0\"", world.Service.Responses[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs>\n<CustomerQueryRs statusCode=\"0\"",
            world.Service.Responses[1],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carries_host_company_and_preferences_in_the_first_request_only()
    {
        await using var world = await Connected.WithAsync("<HostQueryRq />");
        world.Service.Progress.Enqueue(50);
        await world.Connector.RegisterAsync(TestContext.Current.CancellationToken);

        await world.RunAsync();

        var sends = world.Service.Calls.Where(c => c.Operation == "sendRequestXML").Select(
            c => XElement.Parse(c.Body).Descendants().Single(e => e.Name.LocalName == "strHCPResponse").Value).ToList();
        var responses = XElement.Parse(sends[0]).Elements().Single().Elements().ToList();
        Assert.Equal(
            ["HostQueryRs 0", "CompanyQueryRs 1", "PreferencesQueryRs 2"],
            responses.Select(r => $"{r.Name} {r.Attribute("requestID")!.Value}"));
        var data = responses[1].Descendants("DataExtRet")
            .ToDictionary(d => d.Element("DataExtName")!.Value, d => d.Element("DataExtValue")!.Value);
        Assert.Equal("{c2b7c7c2-3a9d-4b31-8f5b-2f4f5c1f2b02}", data["FileID"]);
        Assert.Matches(@"^LOCKED:BOOKKEEPING-PC:\d{18}$", data["AppLock"]);
        Assert.Equal("", sends[1]);
        Assert.Equal("UNLOCKED", world.Books.File.CompanyData("{6f0f2c4e-0d6e-4a7b-9a34-0d7f1b7f0a01}", "AppLock"));
    }

    [Theory]
    [InlineData("none", "No data exchange", null)]
    [InlineData("NVU", "Invalid password for username", 1040)]
    [InlineData("busy", "Application busy", null)]
    public async Task Stops_when_authenticate_says_so(string word, string result, int? code)
    {
        await using var world = await Connected.WithAsync();
        world.Service.Results["authenticate"] = $"<string>t</string><string>{word}</string>";

        var report = await world.RunAsync();

        Assert.Equal((result, code), (report.Result, report.Code));
        Assert.Equal(["serverVersion", "clientVersion", "authenticate", "closeConnection"], report.Operations);
    }

    [Theory]
    [InlineData("E:Too old", 1037, true)]
    [InlineData("O:2.3", 1037, true)]
    [InlineData("hello", 1046, false)]
    [InlineData("W:Old", null, true)]
    public async Task Obeys_client_version(string answer, int? code, bool isClosed)
    {
        await using var world = await Connected.WithAsync();
        world.Service.Results["clientVersion"] = answer;

        var report = await world.RunAsync();

        Assert.Equal((code, isClosed), (report.Code, report.IsClosed));
        Assert.Equal(code is null, report.Operations.Contains("authenticate"));
    }

    [Fact]
    public async Task Goes_on_without_server_version()
    {
        await using var world = await Connected.WithAsync("<HostQueryRq />");
        world.Service.Raw["serverVersion"] = (
            500,
            "text/xml",
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">" +
            "<soap:Body><soap:Fault><faultcode>soap:Server</faultcode>" +
            "<faultstring>No such thing</faultstring></soap:Fault></soap:Body></soap:Envelope>");

        var report = await world.RunAsync();

        Assert.Null(report.Code);
        Assert.Contains(
            "Actual error received from web service for serverVersion call: <No such thing>",
            world.Log.ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clientVersion", 1036)]
    [InlineData("authenticate", 1012)]
    [InlineData("sendRequestXML", 1041)]
    [InlineData("receiveResponseXML", 1042)]
    [InlineData("closeConnection", 1044)]
    public async Task Ends_with_the_number_of_the_call_that_failed(string operation, int code)
    {
        await using var world = await Connected.WithAsync("<HostQueryRq />");
        world.Service.Raw[operation] = (302, "text/html", "moved");

        var report = await world.RunAsync();

        Assert.Equal(code, report.Code);
        Assert.Equal(operation, report.Operations.Last());
        Assert.Contains("HTTP status 302", report.Exception, StringComparison.Ordinal);
        Assert.NotEqual("LOCKED", world.Books.File.CompanyData("{6f0f2c4e-0d6e-4a7b-9a34-0d7f1b7f0a01}", "AppLock")?.Split(':')[0]);
    }

    [Fact]
    public async Task Ends_when_a_call_is_not_answered_in_time()
    {
        await using var world = await Connected.WithAsync("<HostQueryRq />");
        world.Service.NeverAnswered = "sendRequestXML";
        var connector =
            new WebConnector(world.Connector.Qwc, "secret", world.Desktop, world.Options with { CallTimeout = TimeSpan.FromSeconds(2) });

        var report = await connector.RunSessionAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1041, "The operation has timed out."), (report.Code, report.Exception));
    }

    [Theory]
    [InlineData(
        "<string xmlns=\"http://schemas.microsoft.com/2003/10/Serialization/Arrays\">t</string>",
        "Index was outside the bounds of the array.")]
    [InlineData(null, "Object reference not set to an instance of an object.")]
    public async Task Finds_nothing_in_a_wrong_namespace(string? result, string exception)
    {
        await using var world = await Connected.WithAsync();
        world.Service.Results["authenticate"] = result;

        var report = await world.RunAsync();

        Assert.Equal((1012, exception), (report.Code, report.Exception));
    }

    [Fact]
    public async Task Pauses_five_seconds_on_no_op_and_asks_again()
    {
        await using var world = await Connected.WithAsync("");
        world.Service.Results["getLastError"] = "NoOp";
        world.Service.Results["sendRequestXML"] = "";
        var pauses = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var connector = new WebConnector(world.Connector.Qwc, "secret", world.Desktop, world.Options with
        {
            Delay = (pause, _) =>
            {
                Assert.Equal(TimeSpan.FromSeconds(5), pause);
                world.Service.Results["getLastError"] = ++pauses == 3 ? "Enough" : "NoOp";
                return Task.CompletedTask;
            },
        });

        var report = await connector.RunSessionAsync(stop.Token);

        Assert.Equal((3, "Enough", "Enough"), (pauses, report.LastError, report.Result));
    }

    [Fact]
    public async Task Asks_for_the_last_error_after_a_negative_progress()
    {
        await using var world = await Connected.WithAsync("<HostQueryRq />");
        world.Service.Progress.Enqueue(-101);

        var report = await world.RunAsync();

        Assert.Equal(["receiveResponseXML", "getLastError", "closeConnection"], report.Operations.TakeLast(3));
        Assert.Equal("Nothing to do", report.Result);
    }

    [Fact]
    public async Task Reports_an_hresult_with_an_empty_response()
    {
        await using var world = await Connected.WithAsync("<NoSuchRq />");

        await world.RunAsync();

        var body = world.Service.Calls.Single(c => c.Operation == "receiveResponseXML").Body;
        Assert.Contains(
            "<response /><hresult>0x80040400</hresult><message>QuickBooks found an error when parsing the provided XML text " +
            "stream.</message>",
            body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_a_connection_error_and_tries_the_file_it_is_told()
    {
        await using var world = await Connected.WithAsync("<HostQueryRq />");
        world.Desktop.OpenFailures.Enqueue(HResult.CouldNotStart);
        world.Service.Results["connectionError"] = "";

        var report = await world.RunAsync();

        Assert.Null(report.Code);
        Assert.Equal(["authenticate", "connectionError", "sendRequestXML"], report.Operations.Skip(2).Take(3));
    }

    [Theory]
    [InlineData(@"C:\nowhere.qbw", "0x80040406")]
    [InlineData(@"C:\other.qbw", "0x8004040A")]
    public async Task Ends_with_1013_when_the_file_asked_for_cannot_be_had(string path, string hresult)
    {
        await using var world = await Connected.WithAsync();
        world.Desktop.AddFile(new CompanyFile(new CompanySettings { Path = @"C:\other.qbw" }));
        world.Service.Results["authenticate"] = $"<string>t</string><string>{path}</string>";

        var report = await world.RunAsync();

        Assert.Equal(1013, report.Code);
        Assert.Equal("connectionError", report.Operations.Last());
        Assert.Contains($"<hresult>{hresult}</hresult>", world.Service.Calls[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_writes_the_password_to_the_log()
    {
        await using var world = await Connected.WithAsync("<HostQueryRq />");

        await world.RunAsync();

        Assert.DoesNotContain("secret", world.Log.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "20260715.14:00:00 UTC\t: QBWebConnector.SOAPWebService.do_authenticate() : *** Calling authenticate() with following " +
            "parameters:<userName=\"demo\"><password=<MaskedForSecurity>",
            world.Log.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_the_intervals_authenticate_gives_when_it_runs_by_itself()
    {
        await using var world = await Connected.WithAsync();
        world.Service.Results["authenticate"] = "<string>t</string><string>none</string><string /><string>300</string>";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var runs = 0;

        await world.Connector.RunEvery(TimeSpan.FromSeconds(60), stop.Token, report =>
        {
            runs++;
            world.Service.Results["authenticate"] = "<string>t</string><string></string><string>40</string><string></string>";
            if (report.Result == "Update postponed by application")
            {
                stop.Cancel();
            }
        });

        Assert.Equal(2, runs);
        Assert.Equal([TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(40)], world.Pauses);
    }
}
