using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>Refuses a text that is longer than its column, as SQL Server does and SQLite does not, in any test.</summary>
internal sealed class FittingColumns : SaveChangesInterceptor
{
    /// <summary>One for all.</summary>
    public static readonly FittingColumns Watcher = new();

    private FittingColumns()
    {
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context!);
        return new(result);
    }

    private static void Check(DbContext db)
    {
        foreach (var property in db.ChangeTracker.Entries().Where(
            e => e.State is EntityState.Added or EntityState.Modified).SelectMany(e => e.Properties))
        {
            var stored = property.Metadata.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(
                property.CurrentValue) : property.CurrentValue;
            if (stored is string text && property.Metadata.GetMaxLength() < text.Length)
            {
                throw RefusedBySqlServer.Because(
                    $"{property.Metadata.DeclaringType.ShortName()}.{property.Metadata.Name} would get {text.Length} characters and " +
                    $"holds {property.Metadata.GetMaxLength()}.");
            }
        }
    }
}
