using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;

namespace WebConnectorSync.Server.Tests.Mishaps;

/// <summary>What may go wrong in one session, and the way back to a sound Web Connector and QuickBooks.</summary>
internal static class Mishaps
{
    private const int MostCalls = 16;
    private const int MostMessages = 5;

    private static readonly HResult[] Errors =
        [HResult.InternalError, HResult.UnexpectedError, HResult.ModalDialog, new("0x80010105", "The server threw an exception.")];

    /// <summary>Switches one thing on, or nothing, and says which.</summary>
    public static string Arrange(Random random, ConnectorFaults line, CompanyFile file)
    {
        var call = random.Next(3, MostCalls);
        var message = random.Next(1, MostMessages);
        switch (random.Next(16))
        {
            case 0:
                line.VanishBeforeCall = call;
                return $"vanishes before call {call}";
            case 1:
                line.VanishAfterCall = call;
                return $"vanishes after call {call}";
            case 2:
                line.LoseAnswerOfMessage = message;
                return $"loses the answer of message {message}";
            case 3:
                line.TruncateCall = call;
                return $"breaks off in call {call}";
            case 4:
                line.RepeatsReceiveResponse = true;
                return "sends each answer twice";
            case 5:
                line.SendsRequestOutOfOrder = true;
                return "fetches each message twice";
            case 6:
                var (error, isExecuted) = (Errors[random.Next(Errors.Length)], random.Next(2) == 0);
                isExecuted &= error != HResult.ModalDialog;
                file.Faults.FailMessage(message, error, isExecuted);
                return $"{error.Code} at message {message}, {(isExecuted ? "executed" : "not executed")}";
            case 7:
                file.Faults.MissingResponses = random.Next(1, 4);
                return $"{file.Faults.MissingResponses} responses are missing";
            case 8:
                file.Faults.OmitsRequestIds = true;
                return "no request ids";
            case 9:
                file.ForgetMessageSets();
                return "message sets are forgotten";
            case 10:
                file.Faults.CannotStoreMessageSets = true;
                return "message sets cannot be stored";
            case 11:
                file.Faults.RecoversWithoutObjects = true;
                return "status checks give ids only";
            case 12:
                file.Faults.BrokenContinues = 1;
                return "an iterator breaks";
            default:
                return "nothing";
        }
    }

    /// <summary>
    /// Switches everything off that <see cref="Arrange"/> may have switched on; a failure that still waits for its message is spent.
    /// </summary>
    public static void Mend(ConnectorFaults line, CompanyFile file)
    {
        (line.VanishBeforeCall, line.VanishAfterCall, line.LoseAnswerOfMessage, line.TruncateCall) = (null, null, null, null);
        (line.RepeatsReceiveResponse, line.SendsRequestOutOfOrder) = (false, false);
        file.Faults.MissingResponses = 0;
        (file.Faults.OmitsRequestIds, file.Faults.CannotStoreMessageSets, file.Faults.RecoversWithoutObjects) = (false, false, false);
    }
}
