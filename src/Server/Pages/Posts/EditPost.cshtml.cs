using System.Text;
using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Api.Records;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.AppRecords;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;

namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>What a post writes, as a form: mended, it goes out again.</summary>
[Needs(Role.Bookkeeper)]
internal sealed class EditPostModel(PostList list, AppCheck check, AppRecordCommands records, AuditTrail audit) : CompanyPage
{
    private const string Prefix = "field:";

    /// <summary>The post as a row.</summary>
    public PostLine Line { get; private set; } = null!;

    /// <summary>The form.</summary>
    public EditForm Form { get; private set; } = null!;

    /// <summary>Why what was typed is not stored; null when nothing was refused.</summary>
    public string? Refused { get; private set; }

    private Record Record => Line.Record!.Record;

    private SectionDef Section => SectionCatalogue.Find(Record.Section)!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        Form = new(Section, Record.App!);
        foreach (var problem in (await check.CheckAsync(Company, Section, Record.ExternalId!, Record.App!, Record, ct)).Problems)
        {
            Form.Add(problem.Path, problem.Message, problem.Advice);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        var typed = Request.Form.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(f => f.Key[Prefix.Length..], f => f.Value.ToString());
        var changed = new EditForm(Section, Record.App!).Apply(typed, Record.QuickBooksId is not null).ToJsonString();
        var bytes = Encoding.UTF8.GetBytes(changed);
        var body = AppBodyReader.Read(bytes, Section, out var refusal);
        if (body is not null && await records.PutAsync(
            new(CompanyId, Section, Record.ExternalId!, Post: true, Key: null, Hash: ""), body, ct) is AppOutcome.Refused refused)
        {
            refusal = Refusal.Of(refused.Refusal);
        }

        if (refusal is { Problem: var problem })
        {
            (Form, Refused) = (new(Section, changed), problem.Message);
            foreach (var error in problem.Errors ?? [])
            {
                Form.Add(error.Path, error.Message, error.Advice);
            }

            return Page();
        }

        await audit.NoteAsync($"Edited {Line.Title} and posted it again.", CompanyId, ct);
        this.Say($"{Line.Title} is changed and goes to QuickBooks with the next contact.");
        return Redirect(Link($"/posts/{id}"));
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        if (await list.FindAsync(CompanyId, id, ct) is not { Record: { App: not null, ExternalId: not null },
            Post.Status: PostStatus.Pending or PostStatus.Held or PostStatus.Rejected } row)
        {
            return false;
        }

        Line = PostLine.Of(row);
        return true;
    }
}
