using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>Puts the app's side of records into the store as a call of the app does, and plans their posts.</summary>
internal static class AppRecordsInStore
{
    /// <summary>Stores a record the app has, new or changed, and plans its post.</summary>
    /// <returns>The record's id.</returns>
    public static async Task<Guid> PutAsync(
        this RunningServer server, Guid companyId, string section, string externalId, string json, string? name = null, bool? post = null)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServerDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var record = db.Records.SingleOrDefault(r => r.CompanyId == companyId && r.Section == section && r.ExternalId == externalId);
        if (record is null)
        {
            record = new Record(RecordState.AppOnly)
            {
                CompanyId = companyId,
                Section = section,
                Id = Guid.CreateVersion7(),
                ExternalId = externalId,
                CreatedAt = DateTime.UtcNow,
                ModifiedAt = DateTime.UtcNow,
            };
            db.Records.Add(record);
        }

        record.App = json;
        record.AppHash = WantedFields.HashOf(
            scope.ServiceProvider.GetRequiredService<ValueSeal>(), section, json, isNameLeft: false);
        record.AppModifiedAt = server.Clock.GetUtcNow().UtcDateTime;
        record.Name ??= name ?? externalId;
        await scope.ServiceProvider.GetRequiredService<PostQueue>().PlanAsync(record, TestContext.Current.CancellationToken, post);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return record.Id;
    }

    /// <summary>Deletes the app's side of a record and plans what becomes of it.</summary>
    public static async Task DeleteAsync(this RunningServer server, Guid companyId, string section, string externalId)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServerDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var record = db.Records.Single(r => r.CompanyId == companyId && r.Section == section && r.ExternalId == externalId);
        record.AppDeletedAt = DateTime.UtcNow;
        await scope.ServiceProvider.GetRequiredService<PostQueue>().PlanAsync(record, TestContext.Current.CancellationToken);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
