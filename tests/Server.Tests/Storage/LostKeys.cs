using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>Keys of values that cannot be unwrapped are told while a value needs them, and stay in any case.</summary>
public sealed class LostKeys
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_that_no_value_needs_warn_nobody_and_stay_and_are_told_again_when_one_needs_them()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        await using var db = store.Open();
        foreach (var (number, key) in new[] { (1, "lost"), (2, "lost"), (3, Convert.ToBase64String(new byte[ValueKey.Length])) })
        {
            db.Settings.Add(new() { Name = $"{ServerSetting.ValueKey}{number}", Value = key });
        }

        await db.SaveChangesAsync(Ct);
        var keys = new ValueKeys(new Folder(), store.Open);
        await keys.ReadAsync(Ct);
        Assert.Equal([1, 2], keys.Lost);

        foreach (var needed in new int[][] { [2], [], [], [1], [1, 2] })
        {
            await keys.NoteNeededAsync(db, needed, Ct);
            Assert.Equal(needed, keys.Lost);
        }

        Assert.Equal(3, await db.Settings.CountAsync(s => s.Name.StartsWith(ServerSetting.ValueKey), Ct));
        Assert.Equal(3, keys.Newest.Number);
    }

    private sealed class Folder : IKeyWrapping
    {
        public string Place => "a folder";

        public string Wrap(byte[] key) => Convert.ToBase64String(key);

        public byte[]? Unwrap(string wrapped) => wrapped == "lost" ? null : Convert.FromBase64String(wrapped);
    }
}
