using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Simulator.Tests;

public sealed class AFaultyWebConnector
{
    private const string Add = "<CustomerAddRq><CustomerAdd><Name>Once</Name></CustomerAdd></CustomerAddRq>";

    [Fact]
    public async Task Can_vanish_before_and_after_any_call()
    {
        await using var world = await Connected.WithAsync("<HostQueryRq />");
        world.Connector.Faults.VanishBeforeCall = 5;
        var before = await world.RunAsync();
        world.Connector.Faults.VanishBeforeCall = null;
        world.Connector.Faults.VanishAfterCall = 3;
        var after = await world.RunAsync();

        Assert.Equal(["sendRequestXML", "authenticate"], [before.Operations.Last(), after.Operations.Last()]);
        Assert.False(before.IsClosed);
        Assert.StartsWith(
            "LOCKED:", world.Books.File.CompanyData("{6f0f2c4e-0d6e-4a7b-9a34-0d7f1b7f0a01}", "AppLock"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Can_lose_an_answer_quickbooks_has_given()
    {
        await using var world = await Connected.WithAsync(Add);
        world.Connector.Faults.LoseAnswerOfMessage = 1;

        var report = await world.RunAsync();

        Assert.Equal("sendRequestXML", report.Operations.Last());
        Assert.Equal(1, world.Books.File.Writes);
        Assert.Empty(world.Service.Responses);
    }

    [Fact]
    public async Task Can_report_an_hresult_in_place_of_an_answer()
    {
        await using var world = await Connected.WithAsync(Add);
        world.Connector.Faults.HResults[1] = HResult.UnexpectedError;

        await world.RunAsync();

        Assert.Equal(0, world.Books.File.Writes);
        Assert.Contains(
            "<hresult>0x80040402</hresult>",
            world.Service.Calls.Single(c => c.Operation == "receiveResponseXML").Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Can_repeat_an_answer_and_ask_out_of_order()
    {
        await using var world = await Connected.WithAsync("<HostQueryRq />");
        world.Connector.Faults.RepeatsReceiveResponse = true;
        world.Connector.Faults.SendsRequestOutOfOrder = true;

        var report = await world.RunAsync();

        Assert.Equal(["sendRequestXML", "sendRequestXML", "receiveResponseXML", "receiveResponseXML"], report.Operations.Skip(3).Take(4));
        Assert.Equal(world.Service.Responses[0], world.Service.Responses[1]);
    }

    [Fact]
    public async Task Can_use_a_wrong_password_and_an_unknown_ticket()
    {
        await using var world = await Connected.WithAsync();
        world.Connector.Faults.WrongPassword = "guess";
        world.Connector.Faults.WrongTicket = "stolen";

        await world.RunAsync();

        Assert.Contains(
            "<strPassword>guess</strPassword>",
            world.Service.Calls.Single(c => c.Operation == "authenticate").Body,
            StringComparison.Ordinal);
        Assert.Contains(
            "<ticket>stolen</ticket>", world.Service.Calls.Single(c => c.Operation == "sendRequestXML").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Can_send_byte_by_byte()
    {
        await using var world = await Connected.WithAsync("<HostQueryRq />");
        world.Connector.Faults.SendsByteByByte = true;

        Assert.Null((await world.RunAsync()).Code);
    }

    [Fact]
    public async Task Can_break_off_in_the_middle_of_a_body()
    {
        await using var world = await Connected.WithAsync("<HostQueryRq />");
        world.Connector.Faults.TruncateCall = 5;

        var report = await world.RunAsync();

        Assert.Equal(1042, report.Code);
        Assert.Contains("The connection was closed unexpectedly", report.Exception, StringComparison.Ordinal);
        Assert.Empty(world.Service.Responses);
    }
}
