using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace WebConnectorSync.Server.Api;

/// <summary>
/// Refuses a body that says beforehand that it is too large, and reads it nevertheless, within reason: an app that is still sending when
/// the connection closes sees a broken connection and never the reason.
/// </summary>
internal static class TooLargeBody
{
    private const int MostRead = 16 * ApiSetup.MaxBodyBytes;

    /// <summary>Answers 413, then takes in what is on its way.</summary>
    public static async Task RefuseAsync(HttpContext context, Func<HttpContext, Refusal> refusal)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        await refusal(context).ExecuteAsync(context);
        await context.Response.CompleteAsync();

        // An app that asked first whether to send sends nothing now.
        if (context.Request.Headers.Expect.Count == 0)
        {
            await ReadAsync(context.Request.Body, context.RequestAborted);
        }
    }

    private static async Task ReadAsync(Stream body, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (int total = 0, read = 1; read > 0 && total < MostRead; total += read)
            {
                read = await body.ReadAsync(buffer, ct);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // It went away, or sends too slowly to wait for.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
