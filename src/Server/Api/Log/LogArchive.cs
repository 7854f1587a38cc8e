using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebConnectorSync.Server.Api.Sessions;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Log;

/// <summary>Writes a company's log as a zip while it is read, row by row, so that its size does not matter.</summary>
internal sealed class LogArchive(ServerDb db, IOptions<JsonOptions> json)
{
    private const int Unflushed = 64 * 1024;

    private readonly JsonSerializerOptions readable = new(json.Value.SerializerOptions) { WriteIndented = true };

    /// <summary>The log since that moment, oldest first, masked.</summary>
    /// <param name="body">Where to. A pipe takes what the compression writes without waiting, and is flushed after each part.</param>
    /// <param name="company">Whose log.</param>
    /// <param name="since">How far back.</param>
    /// <param name="ct">Stops it.</param>
    public async Task WriteAsync(PipeWriter body, Company company, DateTime since, CancellationToken ct)
    {
        await using var zip =
            await ZipArchive.CreateAsync(body.AsStream(leaveOpen: true), ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        await WriteLinesAsync(zip, body, company, since, ct);
        var sessions = await db.Sessions.AsNoTracking().Where(
            s => s.CompanyId == company.Id && s.StartedAt >= since).OrderBy(s => s.StartedAt).ToListAsync(ct);
        await WriteSessionsAsync(zip, sessions, ct);
        foreach (var session in sessions)
        {
            await WriteMessagesAsync(zip, body, session, ct);
        }
    }

    private async Task WriteLinesAsync(ZipArchive zip, PipeWriter body, Company company, DateTime since, CancellationToken ct)
    {
        await using var writer = await OpenAsync(zip, "log.txt", ct);
        await writer.WriteLineAsync($"Log of {company.Name}, times in UTC");
        var lines = db.Log.AsNoTracking().Where(l => l.CompanyId == company.Id && l.At >= since).OrderBy(l => l.At).ThenBy(l => l.Id);
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
        {
            string?[] words =
                [line.At.ToString(
                    "yyyy-MM-dd HH:mm:ss",
                    CultureInfo.InvariantCulture), line.Level.ToString(), line.Section, line.Code, line.Text, line.Advice];
            await writer.WriteLineAsync(string.Join("  ", words.Where(w => w is not null)));
            await FlushAsync(body, ct);
        }
    }

    private async Task WriteSessionsAsync(ZipArchive zip, List<Session> sessions, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry("sessions.json").OpenAsync(ct);
        await JsonSerializer.SerializeAsync(entry, sessions.ConvertAll(SessionJson.From), readable, ct);
    }

    private async Task WriteMessagesAsync(ZipArchive zip, PipeWriter body, Session session, CancellationToken ct)
    {
        var messages = db.Messages.AsNoTracking().Where(m => m.SessionId == session.Id).OrderBy(m => m.Number);
        await foreach (var message in messages.AsAsyncEnumerable().WithCancellation(ct))
        {
            var name = $"messages/{session.StartedAt:yyyyMMdd-HHmmss}-{session.Id.ToString("N")[^6..]}/{message.Number:D4}";
            await WriteTextAsync(zip, $"{name}-request.xml", message.RequestXml, ct);
            if (message.AnswerXml is { } answer)
            {
                await WriteTextAsync(zip, $"{name}-answer.xml", answer, ct);
            }

            await FlushAsync(body, ct);
        }
    }

    // So that memory holds a part of it at a time, and a slow reader slows the reading down.
    private static async ValueTask FlushAsync(PipeWriter body, CancellationToken ct)
    {
        if (body.UnflushedBytes > Unflushed)
        {
            await body.FlushAsync(ct);
        }
    }

    private static async Task WriteTextAsync(ZipArchive zip, string name, string text, CancellationToken ct)
    {
        await using var writer = await OpenAsync(zip, name, ct);
        await writer.WriteAsync(PersonalData.Mask(text));
    }

    private static async Task<StreamWriter> OpenAsync(ZipArchive zip, string name, CancellationToken ct) =>
        new(await zip.CreateEntry(name).OpenAsync(ct), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
