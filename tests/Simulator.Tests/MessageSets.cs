using System.Xml.Linq;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Simulator.Tests;

public sealed class MessageSets
{
    private const string Add = "<CustomerAddRq requestID=\"9\"><CustomerAdd><Name>Once</Name></CustomerAdd></CustomerAddRq>";
    private readonly Books books = new();

    [Fact]
    public void Are_executed_once_and_answered_again_from_the_store()
    {
        var first = Send(Add, "newMessageSetID=\"X\"");
        var again = Send(Add, "newMessageSetID=\"X\"");

        Assert.Equal("X", first.Attribute("newMessageSetID")!.Value);
        Assert.Equal("0", first.Attribute("messageSetStatusCode")!.Value);
        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal(1, books.File.Writes);
    }

    [Fact]
    public void Answer_an_empty_status_check_with_the_stored_responses()
    {
        var first = Send(Add, "newMessageSetID=\"X\"");
        var check = Send("", "oldMessageSetID=\"X\" newMessageSetID=\"X\"");

        Assert.Equal(first.ToString(), check.ToString());
        Assert.Equal("9", check.Elements().Single().Attribute("requestID")!.Value);
    }

    [Fact]
    public void Answer_a_status_check_with_ids_alone_when_told()
    {
        var id = Send(Add, "newMessageSetID=\"X\"").Descendants("ListID").First().Value;
        books.File.Faults.RecoversWithoutObjects = true;

        var check = Send("", "oldMessageSetID=\"X\" newMessageSetID=\"X\"");

        Assert.Equal(id, check.Element("CustomerAddRs")!.Element("ErrorRecovery")!.Element("ListID")!.Value);
        Assert.Empty(check.Descendants("CustomerRet"));
    }

    [Fact]
    public void Say_9002_for_an_id_never_seen_and_9001_for_another_text_under_the_same_id()
    {
        Assert.Equal("9002", Code("", "oldMessageSetID=\"X\" newMessageSetID=\"X\""));
        Send(Add, "newMessageSetID=\"X\"");
        var changed = Send(Add.Replace("Once", "Twice", StringComparison.Ordinal), "newMessageSetID=\"X\"");

        Assert.Equal("9001", changed.Attribute("messageSetStatusCode")!.Value);
        Assert.Empty(changed.Elements());
        Assert.Equal(1, books.File.Writes);
    }

    [Fact]
    public void Are_cleared_by_the_next_one_by_themselves_or_all_at_once()
    {
        Send(Add, "newMessageSetID=\"X\"");
        Assert.Equal("0", Code("<HostQueryRq />", "oldMessageSetID=\"X\" newMessageSetID=\"Y\""));
        Assert.Equal("9002", Code("", "oldMessageSetID=\"X\" newMessageSetID=\"X\""));
        Assert.Equal("0", Code("", "oldMessageSetID=\"Y\""));
        Assert.Equal("600", Code("", "oldMessageSetID=\"Y\""));
        Send("<HostQueryRq />", "newMessageSetID=\"Z\"");
        Assert.Equal("0", Code("", "oldMessageSetID=\"ClearAllMessageSets\""));
        Assert.Equal("9002", Code("", "oldMessageSetID=\"Z\" newMessageSetID=\"Z\""));
    }

    [Fact]
    public void Refuse_ids_longer_than_23_characters()
    {
        Assert.Equal("9004", Code(Add, $"newMessageSetID=\"{new string('x', 24)}\""));
        Assert.Equal(0, books.File.Writes);
        Assert.Equal("0", Code(Add, $"newMessageSetID=\"{new string('x', 23)}\""));
    }

    [Fact]
    public void Are_executed_though_they_cannot_be_stored()
    {
        books.File.Faults.CannotStoreMessageSets = true;

        var answer = Send(Add, "newMessageSetID=\"X\"");

        Assert.Equal("9005", answer.Attribute("messageSetStatusCode")!.Value);
        Assert.Equal(0, answer.Elements().Single().Code());
    }

    [Fact]
    public void Belong_to_the_application_and_to_the_file()
    {
        var backup = books.File.Snapshot();
        Send(Add, "newMessageSetID=\"X\"");
        using var other = books.File.OpenSession("Other");

        Assert.Equal(
            "9002",
            books.Ask("", attributes: "onError=\"stopOnError\" oldMessageSetID=\"X\" newMessageSetID=\"X\"", session: other)
                .Attribute("messageSetStatusCode")!.Value);
        books.File.Restore(backup);
        Assert.Equal("9002", Code("", "oldMessageSetID=\"X\" newMessageSetID=\"X\""));
        Assert.Null(books.File.AllRecords("Customer").FirstOrDefault(c => c.Element("Name")!.Value == "Once"));
    }

    [Fact]
    public void Are_stored_though_the_answer_was_lost()
    {
        books.File.Faults.FailMessage(1, HResult.InternalError, isExecuted: true);
        Assert.Equal("0x8004041C", books.Refuse(Add, attributes: "onError=\"stopOnError\" newMessageSetID=\"X\"")?.Code);

        Assert.Equal(0, Send("", "oldMessageSetID=\"X\" newMessageSetID=\"X\"").Elements().Single().Code());
    }

    [Fact]
    public void Stop_at_the_first_error_when_told()
    {
        const string Requests =
            "<HostQueryRq /><CustomerAddRq><CustomerAdd><Name>a:b</Name></CustomerAdd></CustomerAddRq><CompanyQueryRq requestID=\"3\" />";

        var stopped = books.Ask(Requests, attributes: "onError=\"stopOnError\"").Elements().ToList();
        var continued = books.Ask(Requests).Elements().Select(r => r.Code());

        Assert.Equal([0, 3090, 3231], stopped.Select(r => r.Code()));
        Assert.Equal("The request has not been processed.", stopped[2].Attribute("statusMessage")!.Value);
        Assert.Equal([0, 3090, 0], continued);
    }

    [Fact]
    public void Give_statuses_without_data_when_told() =>
        Assert.Empty(
            books.Ask(
                "<CustomerQueryRq />", attributes: "onError=\"stopOnError\" responseData=\"includeNone\"").Elements().Single().Elements());

    private XElement Send(string requests, string attributes) => books.Ask(requests, attributes: "onError=\"stopOnError\" " + attributes);

    private string Code(string requests, string attributes) => Send(requests, attributes).Attribute("messageSetStatusCode")!.Value;
}
