using System.Text;
using WebConnectorSync.Qbxml.Reading;

namespace WebConnectorSync.Qbxml.Tests.Reading;

public sealed class Redacting
{
    [Fact]
    public void Personal_data_is_masked_wherever_it_stands() => Assert.Contains(
        """
                <Name>A &amp; B</Name>
                <SSN>•••</SSN>
                <X a="1"></X>
        """.ReplaceLineEndings("\n"),
        Transcribe("<EmployeeRet><Name>A &amp; B</Name><SSN>123-45-<![CDATA[6789]]></SSN><X a='1'/></EmployeeRet>").ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void What_is_no_xml_is_not_kept()
    {
        var text = Transcribe("<EmployeeRet><SSN>123</SSN><b></a>after").ToString();

        Assert.Contains("<SSN>•••</SSN>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("123", text, StringComparison.Ordinal);
        Assert.DoesNotContain("after", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_beginning_of_an_answer_is_kept()
    {
        var transcript = Transcribe(
            "<EmployeeRet><Name>A</Name><SSN>123456789</SSN><Notes>" + new string('x', 500) + "</Notes></EmployeeRet>", limit: 300);

        Assert.True(transcript.IsCut);
        Assert.Contains("        <Name>A</Name>\n        <SSN>•••</SSN>", transcript.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("123456789", transcript.ToString(), StringComparison.Ordinal);
    }

    private static Transcript Transcribe(string inside, int limit = 64 * 1024) =>
        Transcribe(Encoding.UTF8.GetBytes(Answers.With(inside, "EmployeeQueryRs", "requestID=\"1\"")), limit);

    internal static Transcript Transcribe(byte[] answer, int limit = 64 * 1024)
    {
        var transcript = new Transcript(limit: limit);
        using var reader = new AnswerReader(transcript: transcript);
        reader.Append(answer);
        reader.Complete();
        while (reader.Read() is not (AnswerEvent.End or AnswerEvent.Problem))
        {
        }

        return transcript;
    }
}
