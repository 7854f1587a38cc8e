using System.Net.Sockets;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>One connection through a <see cref="CuttingProxy"/>.</summary>
internal sealed class Passage(Socket client, Socket server) : IDisposable
{
    private volatile bool isCut;
    private volatile bool isCutAtTheAnswer;

    /// <summary>
    /// Ends both sides. With an end and no reset the client's side still takes what comes, as bytes that nobody reads would become a reset.
    /// </summary>
    public void Cut(bool isReset)
    {
        isCut = true;
        foreach (var side in (Socket[])[client, server])
        {
            try
            {
                if (isReset)
                {
                    side.LingerState = new LingerOption(true, 0);
                    side.Close();
                }
                else
                {
                    side.Shutdown(SocketShutdown.Send);
                }
            }
            catch (Exception e) when (IsOver(e))
            {
            }
        }
    }

    /// <summary>Passes on what the client sends, until it ends.</summary>
    public async Task PassRequestsAsync(Func<int, (int Count, bool IsCutAtTheAnswer)> take, Action cut)
    {
        var buffer = new byte[4096];
        try
        {
            while (await client.ReceiveAsync(buffer) is > 0 and var count)
            {
                if (isCut)
                {
                    continue;
                }

                (var passed, isCutAtTheAnswer) = take(count);
                await SendAsync(server, buffer.AsMemory(0, passed));
                if (passed < count)
                {
                    cut();
                }
            }
        }
        catch (Exception e) when (IsOver(e))
        {
        }
    }

    /// <summary>Passes on what the server answers, until it ends.</summary>
    public async Task PassAnswersAsync(Action cut)
    {
        var buffer = new byte[4096];
        try
        {
            while (await server.ReceiveAsync(buffer) is > 0 and var count && !isCut)
            {
                if (isCutAtTheAnswer)
                {
                    cut();
                    return;
                }

                await SendAsync(client, buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (IsOver(e))
        {
        }

        if (!isCut)
        {
            client.Close();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    private static async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await to.SendAsync(bytes)..];
        }
    }

    private static bool IsOver(Exception e) => e is SocketException or ObjectDisposedException;
}
