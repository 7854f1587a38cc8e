using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>
/// Every step of a session with writes and what can go wrong there. Calls: 1 serverVersion, 2 clientVersion, 3 authenticate, 4 and 5 the
/// import's message and answer, 6 and 7 those of the first writes, 8 and 9 of the second, 10 closeConnection.
/// </summary>
internal static class FaultRows
{
    private const int SendRequest = 6;
    private const int ReceiveResponse = 7;
    private const int FirstWrites = 2;
    private const int SecondWrites = 3;

    private static readonly HResult RpcFault = new("0x80010105", "The server threw an exception.");

    public static IReadOnlyList<FaultRow> All { get; } =
    [
        new("before", "Nothing goes wrong", _ => { }),
        new(
            "before",
            "The Web Connector vanishes before it fetches the message",
            c => c.Synced.Connector.Faults.VanishBeforeCall = SendRequest),
        new(
            "handed out",
            "The Web Connector vanishes with the message; QuickBooks never sees it",
            c => c.Synced.Connector.Faults.VanishAfterCall = SendRequest),
        new("handed out", "The message is fetched twice", c => c.Synced.Connector.Faults.SendsRequestOutOfOrder = true),
        new(
            "handed out",
            "The message never arrives, and QuickBooks has forgotten all message sets",
            c => c.Synced.Connector.Faults.VanishAfterCall = SendRequest) { Between = Forget },
        new(
            "handed out",
            "The message never arrives, and a backup of the company file is restored",
            c => c.Synced.Connector.Faults.VanishAfterCall = SendRequest) { Between = Restore },
        new("executed", "The answer is lost", c => c.Synced.Connector.Faults.LoseAnswerOfMessage = FirstWrites),
        new("executed", "The answer to the second message is lost", c => c.Synced.Connector.Faults.LoseAnswerOfMessage = SecondWrites),
        new(
            "executed",
            "The answer is lost, and QuickBooks tells ids in place of the records",
            Both(Lose, c => c.File.Faults.RecoversWithoutObjects = true)),
        new(
            "executed",
            "The answer is lost, and QuickBooks could not store the message set",
            Both(Lose, c => c.File.Faults.CannotStoreMessageSets = true)),
        new("executed", "The answer is lost, and QuickBooks has forgotten all message sets", Lose) { Between = Forget },
        new(
            "executed",
            "The answer is lost and all message sets forgotten, in a QuickBooks without room for our mark",
            Lose) { Between = Forget, Version = new(8, 0) },
        new("executed", "The answer is lost, and a backup of the company file from before is restored", Lose) { Between = Restore },
        new(
            "executed",
            "The same, and QuickBooks refuses unknown message sets",
            Both(Lose, c => c.File.Faults.RefusesUnknownOldMessageSets = true)) { Between = Restore },
        new("executed", "The answer is lost, and next time another company file is open", Lose) { Between = OtherFileAsync },
        new("executed", "The answer is lost, and another Web Connector comes next", Lose) { Between = OtherConnectorAsync },
        new(
            "executed",
            "HRESULT 0x8004041C in place of the answer",
            c => c.File.Faults.FailMessage(FirstWrites, HResult.InternalError, isExecuted: true)),
        new(
            "executed",
            "HRESULT 0x80040402 in place of the answer",
            c => c.File.Faults.FailMessage(FirstWrites, HResult.UnexpectedError, isExecuted: true)),
        new(
            "executed",
            "HRESULT 0x80010105 in place of the answer",
            c => c.File.Faults.FailMessage(FirstWrites, RpcFault, isExecuted: true)),
        new("not executed", "HRESULT 0x8004041C", c => c.File.Faults.FailMessage(FirstWrites, HResult.InternalError, isExecuted: false)),
        new("not executed", "HRESULT 0x80040402", c => c.File.Faults.FailMessage(FirstWrites, HResult.UnexpectedError, isExecuted: false)),
        new("not executed", "HRESULT 0x80010105", c => c.File.Faults.FailMessage(FirstWrites, RpcFault, isExecuted: false)),
        new(
            "not executed",
            "HRESULT 0x80040400: QuickBooks cannot read the message",
            c => c.File.Faults.FailMessage(FirstWrites, HResult.ParseError, isExecuted: false)),
        new(
            "not executed",
            "HRESULT 0x80040414: a dialog is open",
            c => c.File.Faults.FailMessage(FirstWrites, HResult.ModalDialog, isExecuted: false)),
        new("answer arriving", "The answer breaks off in the middle", c => c.Synced.Connector.Faults.TruncateCall = ReceiveResponse),
        new("answer arriving", "Its last three responses are missing", c => c.File.Faults.MissingResponses = 3),
        new("answer arriving", "Its responses do not say which request they answer", c => c.File.Faults.OmitsRequestIds = true),
        new("answer arriving", "Both", c => (c.File.Faults.OmitsRequestIds, c.File.Faults.MissingResponses) = (true, 3)),
        new("answer stored", "The reply to it is lost", c => c.Synced.Connector.Faults.VanishAfterCall = ReceiveResponse),
        new("answer stored", "The answer comes twice", c => c.Synced.Connector.Faults.RepeatsReceiveResponse = true),
    ];

    private static void Lose(PostedCompany company) => company.Synced.Connector.Faults.LoseAnswerOfMessage = FirstWrites;

    private static Action<PostedCompany> Both(Action<PostedCompany> first, Action<PostedCompany> second) => first + second;

    private static Task<SessionReport?> Forget(PostedCompany company, Backup before)
    {
        company.File.ForgetMessageSets();
        return Task.FromResult<SessionReport?>(null);
    }

    private static Task<SessionReport?> Restore(PostedCompany company, Backup before)
    {
        company.File.Restore(before);
        return Task.FromResult<SessionReport?>(null);
    }

    private static async Task<SessionReport?> OtherFileAsync(PostedCompany company, Backup before)
    {
        var other = new CompanyFile(new CompanySettings { CompanyName = "Other books", Path = @"C:\QuickBooks\Other.qbw" });
        other.Seed(new SeedPlan { Customers = 5 });
        company.Synced.Desktop.OpenFile = other;
        var report = await company.Synced.SyncAsync();
        Assert.Equal(0, other.Count("Invoice"));
        company.Synced.Desktop.OpenFile = company.File;
        return report;
    }

    private static async Task<SessionReport?> OtherConnectorAsync(PostedCompany company, Backup before) =>
        await (await company.Synced.NewConnectorAsync()).RunSessionAsync(TestContext.Current.CancellationToken);
}
