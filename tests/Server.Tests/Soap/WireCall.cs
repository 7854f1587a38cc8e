using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Tests.Soap;

/// <summary>A call as the service got it.</summary>
internal sealed record WireCall(string Operation, (string Name, object Value)[] Parameters, ResponseText? Response = null)
{
    public object this[string parameter] => Parameters.Single(p => p.Name == parameter).Value;
}
