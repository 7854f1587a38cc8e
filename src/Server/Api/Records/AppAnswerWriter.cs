using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.AppRecords;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Records;

/// <summary>A record as the API shows it, for the answer that is kept with an Idempotency-Key.</summary>
internal sealed class AppAnswerWriter(IOptions<JsonOptions> json) : IAppAnswerWriter
{
    public async Task<string> WriteAsync(ServerDb db, Record record, IReadOnlyList<FieldProblem> warnings, CancellationToken ct)
    {
        var shown = (await RecordJson.FromAsync(db, record.CompanyId, [record], ct))[0];
        return JsonSerializer.Serialize(
            shown with { Warnings = warnings.Count == 0 ? null : [.. warnings.Select(ApiError.Of)] }, json.Value.SerializerOptions);
    }
}
