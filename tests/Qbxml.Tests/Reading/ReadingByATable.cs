using System.Text;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Reading;

/// <summary>What a table says of an element decides how it is read: a small language of its own, sign by sign.</summary>
public sealed class ReadingByATable
{
    [Theory]
    [InlineData("A:text", "<A>x</A>", """{"a":"x"}""")]
    [InlineData("A:text =other", "<A>x</A>", """{"other":"x"}""")]
    [InlineData("A:text*", "<A>x</A>", """{"a":["x"]}""")]
    [InlineData("A:text+", "<A>x</A>", """{"a":["x"]}""")]
    [InlineData("A:text?", "<A>x</A><A>y</A>", """{"a":["x","y"]}""")]
    [InlineData("( A:text | B:text )", "<B>x</B>", """{"b":"x"}""")]
    [InlineData("( A:text | B:text )*", "<B>x</B>", """{"b":["x"]}""")]
    [InlineData("( A =lines { X:text } | B =lines { Y:text } )*", "<B><Y>1</Y></B><A><X>2</X></A>", """{"lines":[{"y":"1"},{"x":"2"}]}""")]
    [InlineData("A =lines/debit { X:text } B =lines/credit { X:text }", "<B><X>1</X></B>", """{"lines":{"type":"credit","x":"1"}}""")]
    [InlineData("A { B:amt }", "<A><B>5.00</B></A>", """{"a":{"b":5.00}}""")]
    [InlineData("A { B:amt }", "<A> </A>", """{"a":{}}""")]
    [InlineData("A:amt", "<A/>", """{"a":null}""")]
    [InlineData("A:date", "<A/>", """{"a":null}""")]
    [InlineData("A:id", "<A>7</A>", """{"a":"7"}""")]
    [InlineData("A:qty B:pct C:price D:float E:int", "<A>1</A><B>2%</B><C>3.0</C><D>.5</D><E>-7</E>", """{"a":1,"b":2,"c":3.0,"d":0.5,"e":-7}""")]
    [InlineData("A:bool B:bool C:bool", "<A>TRUE</A><B>0</B><C> 1 </C>", """{"a":true,"b":false,"c":true}""")]
    [InlineData("A->Customer", "<A><ListID>1</ListID><FullName>x</FullName></A>", """{"a":{"listID":"1","fullName":"x"}}""")]
    [InlineData("A:text", "<A>x</A><Type>y</Type>", """{"a":"x","typeElement":"y"}""")]
    [InlineData("A:text", "<CustomFields>y</CustomFields><DataExt>z</DataExt>", """{"customFieldsElement":"y","dataExtElement":"z"}""")]
    [InlineData("A:text B:text", "<B>1</B><A>2</A><B>3</B><C>4</C><C>5</C>", """{"b":["1","3"],"a":"2","c":["4","5"]}""")]
    [InlineData("AB:text", "<AB>1</AB><aB>2</aB>", """{"ab":"1","aB":"2"}""")]
    public void An_element_becomes_a_property(string table, string xml, string json) => Assert.Equal(json, Read(table, xml).Json);

    // Of a record itself, not of what is inside; of a list the first.
    [Theory]
    [InlineData("ListID:id", "<ListID>7</ListID>", "Id=7")]
    [InlineData("TxnID:id", "<TxnID>7</TxnID>", "Id=7")]
    [InlineData("EditSequence:text", "<EditSequence>7</EditSequence>", "EditSequence=7")]
    [InlineData("TimeCreated:datetime", "<TimeCreated>7</TimeCreated>", "TimeCreated=7")]
    [InlineData("TimeModified:datetime", "<TimeModified>7</TimeModified>", "TimeModified=7")]
    [InlineData("TimeDeleted:datetime", "<TimeDeleted>7</TimeDeleted>", "TimeDeleted=7")]
    [InlineData("Name:text", "<Name>x</Name>", "Name=x")]
    [InlineData("Initial:text", "<Initial>x</Initial>", "Name=x")]
    [InlineData("FullName:text", "<FullName>x:y</FullName>", "FullName=x:y")]
    [InlineData("RefNumber:text", "<RefNumber>7</RefNumber>", "RefNumber=7")]
    [InlineData("TxnDate:date", "<TxnDate>2026-01-02</TxnDate>", "TxnDate=2026-01-02")]
    [InlineData("IsActive:bool", "<IsActive>true</IsActive>", "IsActive=True")]
    [InlineData("IsActive:bool", "<IsActive>0</IsActive>", "IsActive=False")]
    [InlineData("IsActive:bool", "<IsActive>maybe</IsActive>", "")]
    [InlineData("Sublevel:int", "<Sublevel>2</Sublevel>", "Sublevel=2")]
    [InlineData("Sublevel:int", "<Sublevel>deep</Sublevel>", "")]
    [InlineData("ParentRef->Any", "<ParentRef><ListID>7</ListID><FullName>x</FullName></ParentRef>", "ParentId=7")]
    [InlineData("CustomerRef->Any", "<CustomerRef><ListID>7</ListID><FullName>x</FullName></CustomerRef>", "PartyName=x")]
    [InlineData("VendorRef->Any", "<VendorRef><FullName>x</FullName></VendorRef>", "PartyName=x")]
    [InlineData("EntityRef->Any", "<EntityRef><FullName>x</FullName></EntityRef>", "PartyName=x")]
    [InlineData("PayeeEntityRef->Any", "<PayeeEntityRef><FullName>x</FullName></PayeeEntityRef>", "PartyName=x")]
    [InlineData("TermsRef->Any", "<TermsRef><ListID>7</ListID><FullName>x</FullName></TermsRef>", "")]
    [InlineData(
        "Line { ListID:id Name:text CustomerRef->Any }",
        "<Line><ListID>7</ListID><Name>x</Name><CustomerRef><FullName>y</FullName></CustomerRef></Line>",
        "")]
    [InlineData("Name:text*", "<Name>x</Name><Name>y</Name>", "Name=x")]
    public void Some_are_keys(string table, string xml, string keys)
    {
        var found = Read(table, xml).Keys;
        var named = typeof(RecordKeys).GetProperties().Where(p => p.Name != nameof(RecordKeys.ContentHash))
            .Select(p => (p.Name, Value: p.GetValue(found))).Where(p => p.Value is not null);

        Assert.Equal(keys, string.Join(' ', named.Select(p => $"{p.Name}={p.Value}")));
        Assert.NotEqual(0UL, found.ContentHash);
    }

    // The custom fields a user sees are those of owner 0; each name once.
    [Theory]
    [InlineData("<DataExtRet><OwnerID>0</OwnerID><DataExtName>C</DataExtName><DataExtValue>red</DataExtValue></DataExtRet>", """{"customFields":{"C":"red"}}""")]
    [InlineData("<DataExtRet><DataExtName>C</DataExtName><DataExtValue>red</DataExtValue></DataExtRet>", """{"customFields":{"C":"red"}}""")]
    [InlineData("<DataExtRet><OwnerID>{1}</OwnerID><DataExtName>C</DataExtName></DataExtRet>", """{"dataExt":[{"ownerID":"{1}","dataExtName":"C"}]}""")]
    [InlineData(
        "<DataExtRet><DataExtName>C</DataExtName><DataExtValue>1</DataExtValue></DataExtRet><A>x</A>" +
        "<DataExtRet><DataExtName>C</DataExtName><DataExtValue>2</DataExtValue></DataExtRet>" +
        "<DataExtRet><DataExtName>D</DataExtName><DataExtValue>3</DataExtValue></DataExtRet>",
        """{"customFields":{"C":"1","D":"3"},"a":"x"}""")]
    [InlineData("<DataExtRet><OwnerID>{1}</OwnerID><OwnerID>{2}</OwnerID></DataExtRet>", """{"dataExt":[{"ownerID":"{1}"}]}""")]
    [InlineData("<DataExtRet/>", """{"customFields":{"":""}}""")]
    public void Custom_fields_are_told_from_the_data_of_applications(string xml, string json) =>
        Assert.Equal(json, Read("A:text? DataExtRet* { OwnerID:guid? DataExtName:text? DataExtValue:text? }", xml).Json);

    [Fact]
    public void More_properties_than_fit_into_two_words_of_bits_are_told_apart()
    {
        var table = string.Join(' ', Enumerable.Range(0, 200).Select(i => $"A{i}:text?"));
        var xml = string.Concat(Enumerable.Range(0, 200).Append(199).Select(i => $"<A{i}>{i}</A{i}>"));

        var json = Read(table, xml).Json;

        Assert.StartsWith("""{"a0":"0","a1":"1",""", json, StringComparison.Ordinal);
        Assert.EndsWith(""","a198":"198","a199":["199","199"]}""", json, StringComparison.Ordinal);
    }

    private static (string Json, RecordKeys Keys) Read(string table, string xml)
    {
        var language = QbxmlLanguage.Read([("x", $"object X request XQueryRq {{ }} ret XRet {{ {table} }}")]);
        using var reader = new AnswerReader(language);
        reader.Append(Encoding.UTF8.GetBytes(Answers.With($"<XRet>{xml}</XRet>", "XQueryRs")));
        reader.Complete();
        while (reader.Read() is var found && found != AnswerEvent.Record)
        {
            Assert.NotEqual(AnswerEvent.Problem, found);
            Assert.NotEqual(AnswerEvent.End, found);
        }

        return (Encoding.UTF8.GetString(reader.Record!.Json.Span), reader.Record.Keys);
    }
}
