using System.Text;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Reading;

namespace WebConnectorSync.Qbxml.Tests.Reading;

public sealed class PuttingARecordUnderItsParent
{
    [Theory]
    [InlineData("New house")]
    [InlineData("Käfer & <Söhne> \"株\"")]
    [InlineData("Back\\slash\tand tab:Second")]
    public void Gives_the_bytes_the_reader_would_have_written(string parent)
    {
        var before = Job("Old", 1);

        var under = FamilyJson.Under(Encoding.UTF8.GetBytes(before), parent);

        Assert.Equal(parent + ":Job", under!.Value.FullName);
        Assert.Equal(Job(parent, parent.Contains(':', StringComparison.Ordinal) ? 2 : 1), Encoding.UTF8.GetString(under.Value.Json));
    }

    [Fact]
    public void Leaves_other_names_and_levels_alone() => Assert.Equal(
        """{"name":"A","fullName":"P:A","termsRef":{"name":"x","fullName":"Net 30","sublevel":7},"lines":[{"fullName":"y","parentRef":{"fullName":"z"}}],"sublevel":1,"parentRef":{"listID":"1","fullName":"P"},"last":{"fullName":"q"}}""",
        Encoding.UTF8.GetString(FamilyJson.Under("""{"name":"A","fullName":"O:A","termsRef":{"name":"x","fullName":"Net 30","sublevel":7},"lines":[{"fullName":"y","parentRef":{"fullName":"z"}}],"sublevel":4,"parentRef":{"listID":"1","fullName":"O"},"last":{"fullName":"q"}}"""u8, "P")!.Value.Json));

    [Fact]
    public void Replaces_as_a_whole_what_came_twice() => Assert.Equal(
        """{"name":"A","fullName":"P:A","sublevel":1}""",
        Encoding.UTF8.GetString(FamilyJson.Under("""{"name":"A","fullName":["O:A","Q:A"],"sublevel":[3,"x"]}"""u8, "P")!.Value.Json));

    [Fact]
    public void Needs_a_name() => Assert.Null(FamilyJson.Under("""{"listID":"1"}"""u8, "P"));

    private static string Job(string parent, int level) => Answers.Json(new XElement(
        "CustomerRet",
        new XElement("ListID", "2-1"),
        new XElement("Name", "Job"),
        new XElement("FullName", parent + ":Job"),
        new XElement("ParentRef", new XElement("ListID", "1-1"), new XElement("FullName", parent)),
        new XElement("Sublevel", level),
        new XElement("CompanyName", "Same")).ToString(SaveOptions.DisableFormatting));
}
