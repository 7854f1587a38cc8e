using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace WebConnectorSync.Server.Hosting;

/// <summary>What keeps the server from listening, in a sentence. An administrator can fix these; they are not bugs.</summary>
internal static class ListenFailure
{
    /// <summary>Why it cannot listen on <paramref name="urls"/> and what helps; null when the exception means something else.</summary>
    public static string? Explain(Exception exception, string urls)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (ExplainCause(cause, urls) is { } sentence)
            {
                return sentence;
            }
        }

        return null;
    }

    private static string? ExplainCause(Exception cause, string urls) => cause switch
    {
        AddressInUseException =>
            $"Another program listens on {urls} already, perhaps a second copy of this server. End it, or choose another address: " +
            "--Urls=http://localhost:5081.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"This user may not listen on {urls}. Ports below 1024 need a special right; choose a higher one: " +
            "--Urls=http://localhost:5080.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            $"Urls is {urls}, but this machine has no such address. Name one that it has, or listen on all of them: --Urls=http://*:5080.",

        // Kestrel has no type of its own for it.
        InvalidOperationException { Message: var message } when message.StartsWith(
            "Unable to configure HTTPS endpoint", StringComparison.Ordinal) =>
            $"Urls is {urls}, and there is no certificate for https. Set Kestrel:Certificates:Default:Path and " +
            "Kestrel:Certificates:Default:Password, " +
            "or listen on http and let a reverse proxy speak https.",
        _ => null,
    };
}
