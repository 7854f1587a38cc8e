using System.Linq.Expressions;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Storage.Sealing;

/// <summary>
/// Encrypts what was stored in clear, by a version that did not encrypt, and what another key than the newest encrypted, in lots. Also
/// wraps the keys anew, so that nothing depends on the old keys of the folder. When all is done there is nothing to read any more.
/// </summary>
internal sealed partial class SealValuesJob(ServerDb db, ValueKeys keys, ValueSeal seal, TransactionRetry retry) : IServerJob
{
    private const int Lot = 100;
    private static readonly string IsSealed = $"%\"{SecretValues.Sealed}%";

    private readonly HashSet<int> needed = [];
    private int written;

    public async Task<string> WorkAsync(CancellationToken ct)
    {
        await keys.RenewWrappingAsync(db, ct);
        var newest = keys.Newest.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var done = await db.Settings.AsNoTracking().SingleOrDefaultAsync(s => s.Name == ServerSetting.SealedWith, ct);
        if (done?.Value == newest && keys.Lost.Count == 0)
        {
            return "All personal values are encrypted with the newest key.";
        }

        await EachAsync(
            db.Records.AsNoTracking().Where(Names<Record>("\"", r => r.QuickBooks, r => r.App)).Select(r => r.Id), RecordsAsync, ct);
        await EachAsync(
            db.Messages.AsNoTracking().Where(Names<Message>("<", m => m.RequestXml)).Select(m => m.SessionId).Distinct(),
            MessagesAsync,
            ct);
        await EachAsync(db.PostBatches.AsNoTracking().Where(Names<PostBatch>("<", b => b.RequestXml)).Select(b => b.Id), BatchesAsync, ct);
        await EachAsync(
            db.IdempotentCalls.AsNoTracking().Where(Names<IdempotentCall>("\"", c => c.Body)).Select(c => c.Key), CallsAsync, ct);
        await AuthenticatorKeysAsync(ct);
        await db.Settings.Where(s => s.Name == ServerSetting.SealedWith).ExecuteDeleteAsync(ct);
        db.Settings.Add(new() { Name = ServerSetting.SealedWith, Value = newest });
        await db.SaveChangesAsync(ct);
        await keys.NoteNeededAsync(db, needed, ct);
        return needed.Count == 0
            ? $"Encrypted the personal values of {written} records and messages with the newest key."
            : $"Encrypted the personal values of {written} records and messages. Some cannot be read: {keys.Trouble}";
    }

    [GeneratedRegex("(?<=enc:v1:)[0-9]{1,9}(?=:)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex KeyNumber();

    private Expression<Func<T, bool>> Names<T>(string sign, params IReadOnlyList<Expression<Func<T, string?>>> columns) =>
        (sign == "<" ? QbxmlLanguage.Default.SecretElements : QbxmlLanguage.Default.SecretProperties)
        .Select(name => TextSearch.Contains(db, $"{sign}{name}", columns))
        .Aggregate(TextSearch.Or);

    private async Task EachAsync<TKey>(IQueryable<TKey> found, Func<TKey[], CancellationToken, Task> write, CancellationToken ct)
    {
        foreach (var lot in (await found.ToListAsync(ct)).Chunk(Lot))
        {
            await retry.RunAsync(
                async () =>
                {
                    await using var transaction = await db.Database.BeginTransactionAsync(ct);
                    await write(lot, ct);
                    await transaction.CommitAsync(ct);
                    return true;
                },
                ct);
            written += lot.Length;
        }
    }

    // Its content stays the same, so its version does, and whoever changes it meanwhile is right.
    private async Task RecordsAsync(Guid[] ids, CancellationToken ct)
    {
        var rows = await db.Records.AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new
        {
            Record = r,
            IsHashBlind = r.QuickBooks == null || EF.Functions.Like(r.QuickBooks, IsSealed),
            IsAppBlind = r.App == null || EF.Functions.Like(r.App, IsSealed),
        }).ToListAsync(ct);
        foreach (var row in rows)
        {
            var (record, content) = (row.Record, seal.Blind(row.Record.ContentHash, !row.IsHashBlind && Has(row.Record.QuickBooks)));
            var isToBlind = !row.IsAppBlind && Has(record.App);
            var (app, posted) = (seal.Blind(record.AppHash, isToBlind), Blind(record.PostedHash, isToBlind));
            Note(record.QuickBooks);
            Note(record.App);
            var isWritten = await db.Records.Where(r => r.CompanyId == record.CompanyId && r.Section == record.Section
                    && r.Id == record.Id && r.Version == record.Version)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.QuickBooks, record.QuickBooks).SetProperty(r => r.App, record.App)
                        .SetProperty(r => r.ContentHash, content).SetProperty(r => r.AppHash, app).SetProperty(r => r.PostedHash, posted),
                    ct);
            if (isWritten == 1 && isToBlind)
            {
                await db.Posts.Where(p => p.CompanyId == record.CompanyId && p.RecordId == record.Id && p.SentHash == record.AppHash)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.SentHash, app), ct);
            }
        }
    }

    private async Task MessagesAsync(Guid[] sessions, CancellationToken ct)
    {
        foreach (var message in await db.Messages.AsNoTracking().Where(m => sessions.Contains(m.SessionId))
            .Select(m => new { m.SessionId, m.Number, m.RequestXml }).ToListAsync(ct))
        {
            Note(message.RequestXml);
            await db.Messages.Where(m => m.SessionId == message.SessionId && m.Number == message.Number)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.RequestXml, message.RequestXml), ct);
        }
    }

    private async Task BatchesAsync(Guid[] ids, CancellationToken ct)
    {
        foreach (var batch in await db.PostBatches.AsNoTracking().Where(b => ids.Contains(b.Id))
            .Select(b => new { b.Id, b.RequestXml }).ToListAsync(ct))
        {
            Note(batch.RequestXml);
            await db.PostBatches.Where(b => b.Id == batch.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.RequestXml, batch.RequestXml), ct);
        }
    }

    private async Task CallsAsync(string[] calls, CancellationToken ct)
    {
        foreach (var call in await db.IdempotentCalls.AsNoTracking().Where(c => calls.Contains(c.Key)).ToListAsync(ct))
        {
            Note(call.Body);
            await db.IdempotentCalls.Where(c => c.CompanyId == call.CompanyId && c.Key == call.Key)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Body, call.Body), ct);
        }
    }

    // Values that say something; an empty one is not encrypted, and its hash was keyed when it was written.
    private bool Has(string? json) => json is not null && seal.Close(json) != json;

    private async Task AuthenticatorKeysAsync(CancellationToken ct)
    {
        foreach (var text in await db.Users.Where(u => u.AuthenticatorKey != null).Select(u => u.AuthenticatorKey!).ToListAsync(ct))
        {
            if (ValueKey.NumberOf(text) is not { } number || number == keys.Newest.Number)
            {
                continue;
            }

            if (keys.Find(number)?.Open(text) is { } open)
            {
                var closed = keys.Newest.Seal(open);
                await db.Users.Where(u => u.AuthenticatorKey == text)
                    .ExecuteUpdateAsync(set => set.SetProperty(u => u.AuthenticatorKey, closed), ct);
            }
            else
            {
                needed.Add(number);
            }
        }
    }

    private long? Blind(long? hash, bool isToBlind) => hash is { } known ? seal.Blind(known, isToBlind) : null;

    private void Note(string? text)
    {
        if (text is not null && SecretValues.HasUnreadable(text))
        {
            needed.UnionWith(KeyNumber().Matches(text).Select(
                m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
