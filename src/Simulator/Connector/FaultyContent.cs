using System.Net;

namespace WebConnectorSync.Simulator.Connector;

/// <summary>A body of known length that goes out as faults want it: all at once, byte by byte, or only half.</summary>
internal sealed class FaultyContent(
    byte[] body, ConnectorFaults faults, bool isTruncated, Func<TimeSpan, CancellationToken, Task> delay) : HttpContent
{
    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (isTruncated)
        {
            await stream.WriteAsync(body.AsMemory(0, body.Length / 2), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            throw new ConnectorException("The underlying connection was closed: The connection was closed unexpectedly.");
        }

        if (!faults.SendsByteByByte)
        {
            await stream.WriteAsync(body, cancellationToken);
            return;
        }

        for (var i = 0; i < body.Length; i++)
        {
            await stream.WriteAsync(body.AsMemory(i, 1), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            if (faults.PauseBetweenBytes > TimeSpan.Zero)
            {
                await delay(faults.PauseBetweenBytes, cancellationToken);
            }
        }
    }
}
