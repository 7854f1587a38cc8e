using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Sync.Storage;

/// <summary>Brings the database to this program's version when the server starts.</summary>
internal sealed class DatabaseMigration(ServerDbFactory databases, DatabaseProvider provider, TransactionRetry retry)
{
    /// <summary>Applies what is missing.</summary>
    /// <returns>The names of the migrations that were applied, oldest first.</returns>
    /// <exception cref="StartupException">The database was written by a newer program or one from before the first release, or cannot be
    /// opened; nothing was changed.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken ct)
    {
        await using var db = databases.Create();
        var known = KnownMigrations.Of(db);
        var applied = await AppliedAsync(db, ct);
        if (applied.Except(known).LastOrDefault() is { } unknown)
        {
            throw new StartupException(string.CompareOrdinal(unknown, known[0]) < 0 ? OlderSentence(unknown) : NewerSentence(unknown));
        }

        var missing = known.Except(applied).ToList();
        if (missing.Count > 0)
        {
            await MigrateAsync(db, ct);
        }

        return missing;
    }

    // The migrations before the first release were folded into one; their names sort before its own.
    private string OlderSentence(string unknown) =>
        $"The database ({provider.Place}) was made by a version from before the first release (it has \"{unknown}\"), which this one " +
        "cannot take over. " +
        "Nothing was changed. Set Storage:ConnectionString or DataDirectory to a new place, or move the old database away; QuickBooks " +
        "is then read anew.";

    private string NewerSentence(string unknown) =>
        $"The database ({provider.Place}) was last used by a newer version of this program (it has \"{unknown}\", which this version " +
        "does not know). " +
        "Nothing was changed. Start the newer version, or restore the backup made before it was installed.";

    // What fails at the first question is the place or the right to it, not the program. A database that starts together with this
    // program is waited for.
    private async Task<List<string>> AppliedAsync(ServerDb db, CancellationToken ct)
    {
        try
        {
            return [.. await retry.RunAsync(
                async () =>
                {
                    await provider.ReachAsync(db, ct);
                    return await db.Database.GetAppliedMigrationsAsync(ct);
                },
                ct)];
        }
        catch (DbException failure)
        {
            throw new StartupException(
                $"The database ({provider.Place}) cannot be opened: {failure.Message} Nothing was changed. {provider.WhatToCheck}");
        }
    }

    private async Task MigrateAsync(ServerDb db, CancellationToken ct)
    {
        try
        {
            await retry.RunAsync(
                async () =>
                {
                    await provider.MigrateAsync(db, ct);
                    return true;
                },
                ct);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DbException)
        {
            throw new StartupException(
                $"The database ({provider.Place}) cannot be brought to this version: {failure.Message} {provider.WhatToCheck}");
        }
    }

    /// <summary>Whether the database can be reached and is neither older nor newer than this program.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken ct)
    {
        await using var db = databases.Create();
        var applied = await db.Database.GetAppliedMigrationsAsync(ct);
        return KnownMigrations.Of(db).SequenceEqual(applied, StringComparer.Ordinal);
    }
}
