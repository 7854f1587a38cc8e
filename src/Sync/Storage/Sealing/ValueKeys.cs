using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Storage.Sealing;

/// <summary>
/// The keys of values of a database. They are in it themselves, wrapped by keys that are not (<see cref="IKeyWrapping"/>), so that all its
/// servers have the same. Where none can be unwrapped a new one is made: the server goes on, and what was encrypted before cannot be read.
/// </summary>
/// <param name="wrapping">Wraps and unwraps them.</param>
/// <param name="open">Opens the database.</param>
internal sealed class ValueKeys(IKeyWrapping wrapping, Func<ServerDb> open)
{
    // A number nobody knows is looked for again only now and then: each unreadable value would ask for it.
    private static readonly TimeSpan LooksAgain = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private volatile Known known = new([], [], []);
    private DateTimeOffset readAt;

    /// <summary>Keys in memory alone, for a database that is gone with this process.</summary>
    public static ValueKeys Passing { get; } = new(new InMemory(), () => throw new InvalidOperationException("There is no database."))
    {
        known = new([new ValueKey(1, RandomNumberGenerator.GetBytes(ValueKey.Length))], [], []),
    };

    /// <summary>Where the keys are that wrap them.</summary>
    public string Place => wrapping.Place;

    /// <summary>The one that encrypts.</summary>
    public ValueKey Newest => Ready()[^1];

    /// <summary>The one that hashes; it stays as long as it can be read.</summary>
    public ValueKey Oldest => Ready()[0];

    /// <summary>The numbers of those that cannot be unwrapped and that a value needs, as far as is known.</summary>
    public IReadOnlyList<int> Lost => known.Lost;

    /// <summary>What an administrator should know of them, in sentences; null when all can be used.</summary>
    public string? Trouble => known.Lost.Count == 0
        ? null
        : $"Personal values (social security, bank and card numbers) cannot be read: the keys for them are not in {Place}. Put that " +
            "folder back from a backup, or with several servers give all of them the same one (Keys:Directory), and start again. If " +
            "the keys are lost, let the companies reset and sync, and let the app send its records again: what comes is readable.";

    /// <summary>The key of that number; null when it is not there or cannot be unwrapped.</summary>
    public ValueKey? Find(int number)
    {
        var found = Of(number);
        if (found is null && !known.Unusable.Contains(number) && this != Passing)
        {
            lock (gate)
            {
                if (TimeProvider.System.GetUtcNow() - readAt > LooksAgain)
                {
                    using var db = open();
                    Take(Rows(db).ToList());
                }
            }

            found = Of(number);
        }

        return found;
    }

    /// <summary>Reads them. At the start, before anything else is read or written.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        await using var db = open();
        Take(await Rows(db).ToListAsync(ct));
    }

    /// <summary>
    /// Reads them, and makes one where none can be used. For a server: a command may be run where its folder of keys is not.
    /// </summary>
    public async Task EnsureAsync(DatabaseProvider provider, CancellationToken ct)
    {
        await ReadAsync(ct);
        if (known.Usable.Count > 0)
        {
            return;
        }

        await using var db = open();
        var number = known.Unusable.DefaultIfEmpty().Max() + 1;
        db.Settings.Add(new()
        {
            Name = NameOf(number),
            Value = wrapping.Wrap(RandomNumberGenerator.GetBytes(ValueKey.Length)),
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (provider.IsUniqueViolation(e))
        {
            // Another server was first.
            db.ChangeTracker.Clear();
        }

        Take(await Rows(db).ToListAsync(ct));
    }

    /// <summary>Wraps all of them anew, so that the keys they were wrapped with may go.</summary>
    public async Task RenewWrappingAsync(ServerDb db, CancellationToken ct)
    {
        foreach (var row in await Rows(db).AsNoTracking().Where(r => r.Name != ServerSetting.SpareKeys).ToListAsync(ct))
        {
            if (wrapping.Unwrap(row.Value) is { } key)
            {
                var (name, before, wrapped) = (row.Name, row.Value, wrapping.Wrap(key));
                await db.Settings.Where(s => s.Name == name && s.Value == before).ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.Value, wrapped), ct);
            }
        }
    }

    /// <summary>
    /// Notes which of the lost keys no value needs, so that nobody is warned of them. They stay, as their folder may come back, or another
    /// server may still have them.
    /// </summary>
    public async Task NoteNeededAsync(ServerDb db, IReadOnlyCollection<int> needed, CancellationToken ct)
    {
        var spare = known.Unusable.Except(needed).ToList();
        if (known.Unusable.Except(spare).SequenceEqual(known.Lost))
        {
            return;
        }

        var text = string.Join(',', spare);
        if (await db.Settings.Where(s => s.Name == ServerSetting.SpareKeys)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, text), ct) == 0)
        {
            db.Settings.Add(new() { Name = ServerSetting.SpareKeys, Value = text });
            await db.SaveChangesAsync(ct);
        }

        Take(await Rows(db).AsNoTracking().ToListAsync(ct));
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{ServerSetting.ValueKey}{number}");

    private static IQueryable<ServerSetting> Rows(ServerDb db) =>
        db.Settings.Where(s => s.Name.StartsWith(ServerSetting.ValueKey) || s.Name == ServerSetting.SpareKeys);

    private ValueKey? Of(int number) => known.Usable.FirstOrDefault(k => k.Number == number);

    private List<ValueKey> Ready() => known.Usable is { Count: > 0 } keys
        ? keys
        : throw new InvalidOperationException("The keys of values are read when the server starts, before anything is stored.");

    private void Take(List<ServerSetting> rows)
    {
        var spare = rows.Find(r => r.Name == ServerSetting.SpareKeys)?.Value.Split(',') ?? [];
        var keys = rows.Where(r => r.Name != ServerSetting.SpareKeys)
            .Select(r => (
                Number: int.Parse(r.Name[ServerSetting.ValueKey.Length..], CultureInfo.InvariantCulture),
                Key: wrapping.Unwrap(r.Value)))
            .OrderBy(k => k.Number)
            .ToList();
        var unusable = keys.Where(k => k.Key is null).Select(k => k.Number).ToList();
        known = new(
            [.. keys.Where(k => k.Key is not null).Select(k => new ValueKey(k.Number, k.Key!))],
            unusable,
            [.. unusable.Where(n => !spare.Contains($"{n}", StringComparer.Ordinal))]);
        readAt = TimeProvider.System.GetUtcNow();
    }

    private sealed record Known(List<ValueKey> Usable, IReadOnlyList<int> Unusable, IReadOnlyList<int> Lost);

    private sealed class InMemory : IKeyWrapping
    {
        public string Place => "memory";

        public string Wrap(byte[] key) => Convert.ToBase64String(key);

        public byte[] Unwrap(string wrapped) => Convert.FromBase64String(wrapped);
    }
}
