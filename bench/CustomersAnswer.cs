using System.Buffers;
using System.Globalization;
using System.Text;

namespace WebConnectorSync.Bench;

/// <summary>
/// An answer to CustomerQuery as QuickBooks writes it, some 800 bytes a customer, plain or inside its SOAP call; made piece by piece.
/// </summary>
internal sealed class CustomersAnswer(int customers, string requestId, string ticket)
{
    /// <summary>The qbXML alone.</summary>
    public byte[] Qbxml() => [.. Pieces().SelectMany(Encoding.UTF8.GetBytes)];

    /// <summary>The receiveResponseXML call that carries it, whole.</summary>
    public byte[] Call()
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var piece in CallPieces())
        {
            buffer.Write(Encoding.UTF8.GetBytes(piece));
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the call to a file, so that making it does not count when reading it is measured.</summary>
    public void WriteTo(string file)
    {
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false), 64 * 1024);
        foreach (var piece in CallPieces())
        {
            writer.Write(piece);
        }
    }

    private IEnumerable<string> CallPieces()
    {
        yield return "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope " +
            "xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" +
            $"<receiveResponseXML xmlns=\"http://developer.intuit.com/\"><ticket>{ticket}</ticket><response>";
        foreach (var piece in Pieces())
        {
            yield return piece.Replace("&", "&amp;", StringComparison.Ordinal).Replace(
                "<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        }

        yield return "</response><hresult /><message /></receiveResponseXML></soap:Body></soap:Envelope>";
    }

    private IEnumerable<string> Pieces()
    {
        yield return "<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs>\n" +
            $"<CustomerQueryRs requestID=\"{requestId}\" statusCode=\"0\" statusSeverity=\"Info\" statusMessage=\"Status OK\" " +
            $"iteratorRemainingCount=\"0\" iteratorID=\"{{eb05f701-e727-472f-8ade-6753c4f67a46}}\">\n";
        for (var i = 0; i < customers; i++)
        {
            yield return Customer(i);
        }

        yield return "</CustomerQueryRs>\n</QBXMLMsgsRs>\n</QBXML>\n";
    }

    private static string Customer(int i)
    {
        var epoch = 1_500_000_000 + (i * 60L);
        var time = DateTimeOffset.FromUnixTimeSeconds(epoch).UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <CustomerRet>
            <ListID>{i + 0x80000000L:X}-{epoch}</ListID>
            <TimeCreated>{time}-05:00</TimeCreated>
            <TimeModified>{time}-05:00</TimeModified>
            <EditSequence>{epoch}</EditSequence>
            <Name>Customer {i:D6} &amp; Sons</Name>
            <FullName>Customer {i:D6} &amp; Sons</FullName>
            <IsActive>true</IsActive>
            <Sublevel>0</Sublevel>
            <CompanyName>Customer {i:D6} Company</CompanyName>
            <BillAddress>
            <Addr1>{i % 900} Harbour Street</Addr1>
            <City>Portsmouth</City>
            <State>NH</State>
            <PostalCode>{i % 99999:D5}</PostalCode>
            </BillAddress>
            <Phone>603-555-{i % 10000:D4}</Phone>
            <Email>office{i}@example.com</Email>
            <TermsRef>
            <ListID>10000-1211236622</ListID>
            <FullName>Net 30</FullName>
            </TermsRef>
            <Balance>{i % 5000}.25</Balance>
            <TotalBalance>{i % 5000}.25</TotalBalance>
            <JobStatus>None</JobStatus>
            </CustomerRet>

            """).ReplaceLineEndings("\n");
    }
}
