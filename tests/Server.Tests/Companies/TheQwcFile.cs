using System.Text;
using System.Xml.Linq;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Companies;

public sealed class TheQwcFile
{
    private static readonly Guid Owner = new("6f0f2c4e-0d6e-4a7b-9a34-0d7f1b7f0a01");

    [Fact]
    public void It_has_every_element_in_Intuits_order()
    {
        const string Expected = """
            <?xml version="1.0" encoding="utf-8"?>
            <QBWCXML>
              <AppName>WebConnectorSync - Nordwind Traders</AppName>
              <AppID></AppID>
              <AppURL>https://sync.example.com/qbwc</AppURL>
              <AppDescription>Keeps QuickBooks and your other software in agreement</AppDescription>
              <AppSupport>https://sync.example.com/support</AppSupport>
              <UserName>wcs-nordwind-traders-3f9a</UserName>
              <OwnerID>{6f0f2c4e-0d6e-4a7b-9a34-0d7f1b7f0a01}</OwnerID>
              <FileID>{c2b7c7c2-3a9d-4b31-8f5b-2f4f5c1f2b02}</FileID>
              <QBType>QBFS</QBType>
              <Style>Document</Style>
              <AuthFlags>0xF</AuthFlags>
              <Notify>false</Notify>
              <IsReadOnly>false</IsReadOnly>
              <UnattendedModePref>umpOptional</UnattendedModePref>
              <PersonalDataPref>pdpNotNeeded</PersonalDataPref>
              <Scheduler>
                <RunEveryNMinutes>60</RunEveryNMinutes>
              </Scheduler>
            </QBWCXML>
            """;

        var text = Encoding.UTF8.GetString(QwcFile.Write(Company("Nordwind Traders"), Owner, "https://sync.example.com"));

        Assert.Equal(Expected.ReplaceLineEndings("\r\n"), text);
    }

    [Theory]
    [InlineData("Kern & Söhne <\"Nord\"> 'x' ]]>")]
    [InlineData("株式会社 🌿")]
    public void A_name_comes_out_as_it_went_in(string name)
    {
        var file = QwcFile.Write(Company(name), Owner, "https://sync.example.com");

        using var stream = new MemoryStream(file);
        Assert.Equal("WebConnectorSync - " + name, XDocument.Load(stream).Root!.Element("AppName")!.Value);
    }

    [Fact]
    public void The_reserved_characters_are_escaped_and_there_is_no_byte_order_mark()
    {
        var file = QwcFile.Write(Company("A & B <C>"), Owner, "https://sync.example.com");

        Assert.Equal((byte)'<', file[0]);
        Assert.Contains("<AppName>WebConnectorSync - A &amp; B &lt;C&gt;</AppName>", Encoding.UTF8.GetString(file));
        Assert.Equal("a-b-c.qwc", QwcFile.FileName(Company("A & B <C>")));
    }

    private static Company Company(string name) => new()
    {
        Name = name,
        UserName = "wcs-nordwind-traders-3f9a",
        PasswordHash = "",
        FileId = new("c2b7c7c2-3a9d-4b31-8f5b-2f4f5c1f2b02"),
    };
}
