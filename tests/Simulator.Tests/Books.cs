using System.Xml.Linq;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Simulator.Tests;

/// <summary>A company file with a clock of its own, and the words to talk to it.</summary>
internal sealed class Books
{
    public Books(SeedPlan? plan = null, CompanySettings? settings = null)
    {
        settings ??= new CompanySettings();
        settings.Clock = Clock;
        File = new CompanyFile(settings);
        File.Seed(plan ?? new SeedPlan { Customers = 40, Jobs = 15, Invoices = 20, Employees = 5, Vendors = 5 });
    }

    public Clock Clock { get; } = new(new DateTime(2026, 7, 15, 14, 0, 0, DateTimeKind.Utc));

    public CompanyFile File { get; }

    public static string Message(string requests, string version = "16.0", string attributes = "onError=\"continueOnError\"") =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"{version}\"?><QBXML><QBXMLMsgsRq " +
        $"{attributes}>{requests}</QBXMLMsgsRq></QBXML>";

    /// <summary>Sends requests and gives the QBXMLMsgsRs element.</summary>
    public XElement Ask(
        string requests, string version = "16.0", string attributes = "onError=\"continueOnError\"", QuickBooksSession? session = null)
    {
        var message = Message(requests, version, attributes);
        var processed = session is null ? File.ProcessRequest(message) : session.ProcessRequest(message);
        Assert.True(processed.Error is null, $"{processed.Error} {File.LastParseProblem}");
        return XElement.Parse(processed.Answer!).Elements().Single();
    }

    /// <summary>Sends one request and gives its ...Rs element.</summary>
    public XElement One(string request, string version = "16.0", QuickBooksSession? session = null) =>
        Ask(request, version, session: session).Elements().Single();

    public HResult? Refuse(string requests, string version = "16.0", string attributes = "onError=\"continueOnError\"") =>
        File.ProcessRequest(Message(requests, version, attributes)).Error;

    public string AnyId(string objectName) => File.Ids(objectName)[0];
}

internal static class Response
{
    public static int Code(this XElement response) => int.Parse(response.Attribute("statusCode")!.Value);

    public static IEnumerable<string> Values(this XElement response, string name) =>
        response.Elements().Select(e => e.Element(name)!.Value);
}
