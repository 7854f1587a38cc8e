using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using WebConnectorSync.Simulator.Connector;

namespace WebConnectorSync.Bench;

/// <summary>
/// A Web Connector's session with a QuickBooks in which nothing has changed: six calls, one message. Customers that are added are taken
/// without a look.
/// </summary>
internal sealed partial class QuietSession(HttpClient http, Uri address, Guid ownerId, BenchCompany company)
{
    private int added;

    /// <summary>The company that calls.</summary>
    public BenchCompany Company => company;

    /// <summary>Calls in a session.</summary>
    public const int Calls = 6;

    /// <summary>The bodies it sent last, for whoever wants to send the same to something else.</summary>
    public List<string> Sent { get; } = [];

    public async Task RunAsync()
    {
        Sent.Clear();
        await CallAsync("serverVersion");
        await CallAsync("clientVersion", ("strVersion", "2.3.0.215"));
        var ticket = First().Match(
            await CallAsync("authenticate", ("strUserName", company.UserName), ("strPassword", company.Password))).Groups["text"].Value;
        for (var identity = Identity(); await IsMoreAsync(ticket, identity); identity = "")
        {
        }

        await CallAsync("closeConnection", ("ticket", ticket));
    }

    // A company's first session takes several messages; all later ones are done with one.
    private async Task<bool> IsMoreAsync(string ticket, string identity)
    {
        var message = await CallAsync(
            "sendRequestXML",
            ("ticket", ticket),
            ("strHCPResponse", identity),
            ("strCompanyFileName", @"C:\Books\Bench.QBW"),
            ("qbXMLCountry", "US"),
            ("qbXMLMajorVers", "13"),
            ("qbXMLMinorVers", "0"));
        var answer = Nothing(WebUtility.HtmlDecode(message));
        var percent = await CallAsync("receiveResponseXML", ("ticket", ticket), ("response", answer), ("hresult", ""), ("message", ""));
        return Sent.Count < 100
            ? !percent.Contains("<receiveResponseXMLResult>100<", StringComparison.Ordinal)
            : throw new InvalidOperationException("The session does not end: " + percent);
    }

    private async Task<string> CallAsync(string operation, params (string Name, string Value)[] parameters)
    {
        var body = SoapRequest.Write(operation, parameters);
        Sent.Add(body);
        return await PostAsync(http, address, operation, body);
    }

    /// <summary>Sends a call; any answer but 200 ends the bench.</summary>
    public static async Task<string> PostAsync(HttpClient http, Uri address, string operation, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        content.Headers.Add("SOAPAction", $"\"http://developer.intuit.com/{operation}\"");
        using var response = await http.PostAsync(address, content);
        return response.EnsureSuccessStatusCode().StatusCode == HttpStatusCode.OK
            ? await response.Content.ReadAsStringAsync()
            : throw new InvalidOperationException();
    }

    private string Nothing(string message)
    {
        var set = MessageSet().Match(message);
        var answer = new StringBuilder(
            $"<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs" +
            $"{(set.Success ? $" newMessageSetID=\"{set.Groups["id"].Value}\" messageSetStatusCode=\"0\"" : "")}>\n");
        foreach (Match query in Query().Matches(message))
        {
            answer.Append($"<{query.Groups["query"].Value}Rs requestID=\"{query.Groups["id"].Value}\" statusCode=\"1\" " +
                "statusSeverity=\"Info\" " +
                "statusMessage=\"A query request did not find a matching object in QuickBooks\" />\n");
        }

        foreach (Match add in Add().Matches(message))
        {
            answer.Append(Added(add.Groups["id"].Value, add.Groups["name"].Value));
        }

        return answer.Append("</QBXMLMsgsRs>\n</QBXML>\n").ToString();
    }

    private string Added(string requestId, string name)
    {
        var number = $"{++added:X4}{Random.Shared.Next(0x10000):X4}";
        return $"""
            <CustomerAddRs requestID="{requestId}" statusCode="0" statusSeverity="Info" statusMessage="Status OK"><CustomerRet>
            <ListID>{number}-1700000000</ListID><TimeCreated>2026-11-20T10:00:00-05:00</TimeCreated><TimeModified>2026-11-20T10:00:00-05:00</TimeModified><EditSequence>1700000000</EditSequence>
            <Name>{name}</Name><FullName>{name}</FullName><IsActive>true</IsActive><Sublevel>0</Sublevel></CustomerRet></CustomerAddRs>

            """;
    }

    private string Identity() => $"""
        <?xml version="1.0" ?>
        <QBXML><QBXMLMsgsRs>
        <HostQueryRs requestID="0" statusCode="0" statusSeverity="Info" statusMessage="Status OK"><HostRet>
        <ProductName>QuickBooks Premier 2014</ProductName><MajorVersion>24</MajorVersion><MinorVersion>0</MinorVersion><Country>US</Country>
        {string.Concat(Enumerable.Range(1, 13).Select(v => $"<SupportedQBXMLVersion>{v}.0</SupportedQBXMLVersion>\n"))}
        <IsAutomaticLogin>true</IsAutomaticLogin><QBFileMode>MultiUser</QBFileMode></HostRet></HostQueryRs>
        <CompanyQueryRs requestID="1" statusCode="0" statusSeverity="Info" statusMessage="Status OK"><CompanyRet>
        <IsSampleCompany>false</IsSampleCompany><CompanyName>Bench {company.UserName}</CompanyName><LegalCompanyName>Bench</LegalCompanyName>
        <DataExtRet><OwnerID>{ownerId:B}</OwnerID><DataExtName>AppLock</DataExtName><DataExtType>STR255TYPE</DataExtType><DataExtValue>LOCKED:BENCH:{Guid.NewGuid():N}</DataExtValue></DataExtRet>
        <DataExtRet><OwnerID>{ownerId:B}</OwnerID><DataExtName>FileID</DataExtName><DataExtType>STR255TYPE</DataExtType><DataExtValue>{company.FileId:B}</DataExtValue></DataExtRet>
        </CompanyRet></CompanyQueryRs>
        <PreferencesQueryRs requestID="2" statusCode="0" statusSeverity="Info" statusMessage="Status OK"><PreferencesRet>
        <AccountingPreferences><IsUsingAccountNumbers>true</IsUsingAccountNumbers><IsRequiringAccounts>true</IsRequiringAccounts><IsUsingClassTracking>true</IsUsingClassTracking>
        <IsUsingAuditTrail>true</IsUsingAuditTrail><IsAssigningJournalEntryNumbers>true</IsAssigningJournalEntryNumbers></AccountingPreferences>
        <FinanceChargePreferences><AnnualInterestRate>0.00</AnnualInterestRate><MinFinanceCharge>0.00</MinFinanceCharge><GracePeriod>0</GracePeriod>
        <IsAssessingForOverdueCharges>false</IsAssessingForOverdueCharges><CalculateChargesFrom>DueDate</CalculateChargesFrom><IsMarkedToBePrinted>false</IsMarkedToBePrinted></FinanceChargePreferences>
        <JobsAndEstimatesPreferences><IsUsingEstimates>true</IsUsingEstimates><IsUsingProgressInvoicing>false</IsUsingProgressInvoicing></JobsAndEstimatesPreferences>
        <PurchasesAndVendorsPreferences><IsUsingInventory>true</IsUsingInventory><DaysBillsAreDue>10</DaysBillsAreDue></PurchasesAndVendorsPreferences>
        <CurrentAppAccessRights><IsAutomaticLoginAllowed>true</IsAutomaticLoginAllowed><IsPersonalDataAccessAllowed>false</IsPersonalDataAccessAllowed></CurrentAppAccessRights>
        </PreferencesRet></PreferencesQueryRs></QBXMLMsgsRs></QBXML>
        """;

    [GeneratedRegex("<string>(?<text>[^<]*)</string>", RegexOptions.NonBacktracking)]
    private static partial Regex First();

    [GeneratedRegex("newMessageSetID=\"(?<id>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex MessageSet();

    [GeneratedRegex(
        "<CustomerAddRq [^>]*requestID=\"(?<id>[^\"]*)\"[^>]*>\\s*<CustomerAdd>\\s*<Name>(?<name>[^<]*)</Name>",
        RegexOptions.NonBacktracking)]
    private static partial Regex Add();

    [GeneratedRegex("<(?<query>[A-Za-z]+Query)Rq [^>]*requestID=\"(?<id>[^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Query();
}
