using System.Text;
using WebConnectorSync.Qbxml.Reading;

namespace WebConnectorSync.Qbxml.Tests.Reading;

public sealed class Redacting
{
    [Fact]
    public void Personal_data_is_masked_wherever_it_stands() => Assert.Equal(
        "<?xml version=\"1.0\"?>\n<EmployeeAdd>\n  <Name>A &amp; B</Name>\n  <SSN>\u2022\u2022\u2022</SSN>\n  <X " +
        "a=\"1\"></X>\n</EmployeeAdd>",
        Redactor.Redact(
            "<?xml version=\"1.0\"?><EmployeeAdd><Name>A &amp; B</Name><SSN>123-45-<![CDATA[6789]]></SSN><X a='1'/></EmployeeAdd>"));

    [Fact]
    public void What_is_no_xml_is_not_kept()
    {
        var text = Redactor.Redact("<a><SSN>123</SSN><b></a>after");

        Assert.DoesNotContain("123", text, StringComparison.Ordinal);
        Assert.DoesNotContain("after", text, StringComparison.Ordinal);
        Assert.Contains("no XML", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transcript_keeps_the_beginning_of_an_answer()
    {
        var transcript = new Transcript(limit: 300);
        using var reader = new AnswerReader(transcript: transcript);
        reader.Append(
            Encoding.UTF8.GetBytes(
                Answers.With(
                    "<EmployeeRet><Name>A</Name><SSN>123456789</SSN><Notes>" + new string('x', 500) + "</Notes></EmployeeRet>",
                    "EmployeeQueryRs",
                    "requestID=\"1\"")));
        reader.Complete();
        while (reader.Read() is not (AnswerEvent.End or AnswerEvent.Problem))
        {
        }

        Assert.True(transcript.IsCut);
        Assert.Contains("        <Name>A</Name>\n        <SSN>\u2022\u2022\u2022</SSN>", transcript.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("123456789", transcript.ToString(), StringComparison.Ordinal);
    }
}
