using System.Text;
using System.Xml.Linq;
using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Tests.Soap;

public sealed class DescribingTheService
{
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema";
    private static readonly XNamespace Service = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/wsdl/soap/";

    private static readonly XDocument Ours = XDocument.Parse(Encoding.UTF8.GetString(Wsdl.At("http://localhost/qbwc")));

    [Fact]
    public void It_has_the_eleven_operations_with_the_parameters_that_are_read()
    {
        string[] secondNames = ["getServerVersion", "isInteractiveDone"];
        var read = SoapOperation.All.Values.Where(o => !secondNames.Contains(o.Name)).ToList();
        Assert.Equal(11, read.Count);
        Assert.Equal(read.Select(o => o.Name).Order(), Ours.Descendants(Service + "portType").Elements().Select(NameOf).Order());
        foreach (var operation in read)
        {
            var children = Element(Ours, operation.Name).Descendants(Schema + "element").Select(NameOf);
            Assert.Equal(operation.Parameters, children.Where(c => c != "response"));
        }
    }

    [Fact]
    public void Every_operation_is_document_literal_with_its_action()
    {
        foreach (var operation in Ours.Descendants(Service + "binding").Elements(Service + "operation"))
        {
            var soap = operation.Element(Soap + "operation")!;
            Assert.Equal("http://developer.intuit.com/" + NameOf(operation), soap.Attribute("soapAction")?.Value);
            Assert.Equal("document", soap.Attribute("style")?.Value);
            Assert.Equal(["literal", "literal"], operation.Descendants(Soap + "body").Select(b => b.Attribute("use")!.Value));
        }
    }

    [Fact]
    public void It_agrees_with_the_official_description()
    {
        var official = XDocument.Load(Reference.Path("wsdl", "QBWebConnectorSvc.wsdl"));
        Assert.Equal(
            official.Root!.Attribute("targetNamespace")?.Value, Ours.Root!.Attribute("targetNamespace")?.Value);
        Assert.Equal(
            Members(official.Descendants(Schema + "complexType").Single(t => t.Attribute("name")?.Value == "ArrayOfString")),
            Members(Ours.Descendants(Schema + "complexType").Single(t => t.Attribute("name")?.Value == "ArrayOfString")));
        var operations = official.Descendants(Service + "portType").Elements(Service + "operation").Select(NameOf).ToList();
        Assert.Equal(8, operations.Count);
        foreach (string operation in operations)
        {
            Assert.Equal(Members(Element(official, operation)), Members(Element(Ours, operation)));
            Assert.Equal(Members(Element(official, operation + "Response")), Members(Element(Ours, operation + "Response")));
            Assert.Equal(Messages(official, operation), Messages(Ours, operation));
        }
    }

    private static XElement Element(XDocument wsdl, string name) =>
        wsdl.Descendants(Schema + "schema").Elements(Schema + "element").Single(e => NameOf(e) == name);

    private static List<string> Members(XElement type) =>
        [.. type.Descendants(Schema + "element").Select(
            e => string.Join(' ', e.Attributes().OrderBy(a => a.Name.LocalName).Select(a => $"{a.Name}={a.Value}")))];

    /// <summary>The elements that an operation's two messages hold.</summary>
    private static List<string?> Messages(XDocument wsdl, string operation) =>
        [.. wsdl.Descendants(Service + "portType").Elements(Service + "operation").Single(o => NameOf(o) == operation).Elements()
            .Where(e => e.Name.LocalName is "input" or "output")
            .Select(e => e.Attribute("message")!.Value.Split(':')[1])
            .Select(
                m => wsdl.Descendants(Service + "message").Single(d => NameOf(d) == m).Elements().Single().Attribute("element")?.Value)];

    private static string NameOf(XElement element) => element.Attribute("name")!.Value;
}
