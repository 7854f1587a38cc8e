using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// The other end of SqlClient's wire: speaks as much of TDS (MS-TDS 7.4) as signing in, commands without results, one number and errors
/// need, and falls silent or hangs up where a test says so. It stores nothing.
/// </summary>
internal sealed class FakeSqlServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> open = [];
    private readonly Func<FakeRequest, FakeReply> answer;

    /// <summary>Listens, and answers as it is told to; what it is not told about succeeds without a result.</summary>
    public FakeSqlServer(Func<FakeRequest, FakeReply?> answer)
    {
        this.answer = request => answer(request) ?? new FakeReply.Done();
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How to reach it; no encryption, and no second attempt of SqlClient's own.</summary>
    public string ConnectionString(string more = "") =>
        $"Server=127.0.0.1,{Port};Database=Books;User ID=wcs;Password=secret;Encrypt=false;ConnectRetryCount=0;Connect Timeout=15;{more}";

    public void Dispose()
    {
        listener.Dispose();
        lock (open)
        {
            open.ForEach(s => s.Dispose());
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync();
                lock (open)
                {
                    open.Add(socket);
                }

                _ = ServeAsync(socket);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket);
            while (await ReadAsync(stream) is { } request)
            {
                var reply = answer(request);
                if (reply is FakeReply.Cut)
                {
                    socket.LingerState = new LingerOption(true, 0);
                    socket.Close();
                    return;
                }

                if (reply is not FakeReply.Silence)
                {
                    await stream.WriteAsync(Packet(Tokens(request, reply)));
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
        }
    }

    // A message is one packet or several; the last one has its first status bit set.
    private static async Task<FakeRequest?> ReadAsync(NetworkStream stream)
    {
        var body = new MemoryStream();
        var header = new byte[8];
        do
        {
            if (await stream.ReadAtLeastAsync(header, 8, throwOnEndOfStream: false) < 8)
            {
                return null;
            }

            var part = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(2)) - 8];
            await stream.ReadExactlyAsync(part);
            body.Write(part);
        }
        while ((header[1] & 1) == 0);
        return FakeRequest.Of(header[0], body.ToArray());
    }

    private static byte[] Packet(byte[] tokens)
    {
        byte[] packet = [4, 1, 0, 0, 0, 0, 1, 0, .. tokens];
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        return packet;
    }

    private static byte[] Tokens(FakeRequest request, FakeReply reply) => (request.Kind, reply) switch
    {
        // VERSION and ENCRYPTION, which says that there is none.
        (FakeRequestKind.PreLogin, _) => [0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xFF, 16, 0, 0, 0, 0, 0, 2],
        (_, FakeReply.Error error) => [.. Error(error), .. Done(2)],
        // LOGINACK and the collation of texts.
        (FakeRequestKind.Login, _) => [0xE3, 8, 0, 7, 5, 9, 4, 0xD0, 0, 0x34, 0, 0xAD, 10, 0, 1, 0x74, 0, 0, 4, 0, 16, 0, 0, 0, .. Done(0)],
        (FakeRequestKind.Attention, _) => Done(0x20),
        (FakeRequestKind.Begin, _) => [0xE3, 11, 0, 8, 8, 1, 0, 0, 0, 0, 0, 0, 0, 0, .. Done(0)],
        (FakeRequestKind.Commit or FakeRequestKind.Rollback, _) =>
            [0xE3, 11, 0, (byte)(request.Kind == FakeRequestKind.Commit ? 9 : 10), 0, 8, 1, 0, 0, 0, 0, 0, 0, 0, .. Done(0)],
        (_, FakeReply.Row row) => [0x81, 1, 0, 0, 0, 0, 0, 0, 0, 0x38, 0, 0xD1, .. Little(row.Value), .. Done(0x10, 1)],
        _ => Done(0),
    };

    private static byte[] Done(byte status, byte rows = 0) => [0xFD, status, 0, 0, 0, rows, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Error(FakeReply.Error error)
    {
        byte[] text = Encoding.Unicode.GetBytes("refused");
        byte[] inner = [.. Little(error.Number), 1, error.Class, (byte)(text.Length / 2), 0, .. text, 0, 0, 1, 0, 0, 0];
        return [0xAA, (byte)inner.Length, 0, .. inner];
    }

    private static byte[] Little(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];
}
