using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using WebConnectorSync.Server.Api.Records;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Persons;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace WebConnectorSync.Server.Pages.Records;

/// <summary>Answers a person who asks what is kept about them, or to have it erased.</summary>
[Needs(Role.Administrator)]
internal sealed class KeptModel(
    ServerDb db, AuditTrail audit, Caller caller, RecordList list, RecordErasure erasure, IOptions<JsonOptions> json) : CompanyPage
{
    /// <summary>The section of the record.</summary>
    public string Section { get; private set; } = "";

    /// <summary>The record's id.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string section, Guid id, CancellationToken ct)
    {
        if (await list.FindAsync(CompanyId, section, id, ct) is not { } record)
        {
            return NotFound();
        }

        (Section, Id, Name) = (section, id, RecordLine.Of(record).Title);
        return Page();
    }

    public async Task<IActionResult> OnGetExportAsync(string section, Guid id, CancellationToken ct) =>
        await KeptRecord.ReadAsync(db, audit, caller, CompanyId, section, id, ct) is { } kept
            ? File(
                JsonSerializer.SerializeToUtf8Bytes(RecordExport.From(kept), json.Value.SerializerOptions),
                "application/json",
                $"record-{id}.json")
            : NotFound();

    public async Task<IActionResult> OnPostEraseAsync(string section, Guid id, CancellationToken ct)
    {
        switch (await erasure.EraseAsync(CompanyId, section, id, ct))
        {
            case ErasureOutcome.Done:
                this.Say("It is erased.");
                return Redirect(Link($"/records/{section}/{id}"));
            case ErasureOutcome.Refused refused:
                ModelState.AddModelError("", $"{refused.Message} {refused.Advice}");
                return await OnGetAsync(section, id, ct);
            default:
                return NotFound();
        }
    }
}
