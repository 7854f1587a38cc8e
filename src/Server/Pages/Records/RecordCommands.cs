using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Server.Pages.Records;

/// <summary>The buttons of a record's page: does what they say, notes it and says it.</summary>
internal sealed class RecordCommands(
    ConflictResolution resolution, DecisionUndo undo, RecordActions actions, PostActions posts, RecordList list, Caller caller,
    AuditTrail audit)
{
    public async Task<IActionResult> DoAsync(
        CompanyPage page, string section, Guid id, RecordCommand command, string? quickBooksId, CancellationToken ct)
    {
        var company = page.CompanyId;
        if (command == RecordCommand.Post)
        {
            return await PostAsync(page, section, id, ct);
        }

        var outcome = command switch
        {
            RecordCommand.ItIs or RecordCommand.ItIsNone or RecordCommand.Dismiss or RecordCommand.UseQuickBooks or RecordCommand.UseApp =>
                await resolution.ResolveAsync(company, section, id, DecisionOf(command), quickBooksId, caller.Name, ct),
            RecordCommand.Undo => await undo.UndoAsync(company, section, id, ct),
            RecordCommand.Link => await actions.LinkAsync(company, section, id, quickBooksId ?? "", ct),
            RecordCommand.Unlink => await actions.UnlinkAsync(company, section, id, ct),
            RecordCommand.LeaveOut => await actions.LeaveOutAsync(company, section, id, ct),
            RecordCommand.BringBack => await actions.BringBackAsync(company, section, id, ct),
            RecordCommand.Post => null,
        };
        if (outcome is null)
        {
            return new NotFoundResult();
        }

        if (outcome is ResolutionOutcome.NotPossible not)
        {
            page.Say($"{not.Message} {not.Advice}", "warn");
        }
        else if (outcome is ResolutionOutcome.Done done)
        {
            await audit.NoteAsync($"{Noted(command)}: {Named(done.Record)}.", company, ct);
            page.Say(Said(command));
        }

        return new RedirectResult(page.Link($"/records/{section}/{(outcome as ResolutionOutcome.Done)?.Record.Id ?? id}"));
    }

    private async Task<IActionResult> PostAsync(CompanyPage page, string section, Guid id, CancellationToken ct)
    {
        if (await list.FindAsync(page.CompanyId, section, id, ct) is not { } record)
        {
            return new NotFoundResult();
        }

        var told = (await posts.PostAsync(page.CompanyId, [id], ct))[0];
        await audit.NoteAsync($"Posted on request: {Named(record)}.", page.CompanyId, ct);
        page.Say(told.Message, told.Status is null or PostStatus.Pending or PostStatus.Sent or PostStatus.Posted ? "ok" : "warn");
        return new RedirectResult(page.Link($"/records/{section}/{id}"));
    }

    private static string Named(Record record) =>
        $"{RecordLine.Of(record).Title} ({SectionCatalogue.Find(record.Section)!.Title.ToLowerInvariant()})";

    private static Decision DecisionOf(RecordCommand command) => command switch
    {
        RecordCommand.ItIs => Decision.Link,
        RecordCommand.ItIsNone => Decision.KeepApart,
        RecordCommand.UseQuickBooks => Decision.UseQuickBooks,
        RecordCommand.UseApp => Decision.UseApp,
        _ => Decision.Ignore,
    };

    private static string Noted(RecordCommand command) => command switch
    {
        RecordCommand.ItIs or RecordCommand.Link => "Linked a record to the one in QuickBooks",
        RecordCommand.ItIsNone => "Decided that a record is another one than those in QuickBooks",
        RecordCommand.Dismiss or RecordCommand.LeaveOut => "Left out a record",
        RecordCommand.UseQuickBooks => "Decided for QuickBooks' values",
        RecordCommand.UseApp => "Decided for the app's values",
        RecordCommand.Unlink => "Took a link apart",
        RecordCommand.Undo => "Took back a decision about a record",
        RecordCommand.BringBack => "Brought back a record",
        RecordCommand.Post => "Posted a record",
    };

    private static string Said(RecordCommand command) => command switch
    {
        RecordCommand.ItIs or RecordCommand.Link => "The two are linked.",
        RecordCommand.ItIsNone => "It counts as a record of its own.",
        RecordCommand.Dismiss => "It stays as it is.",
        RecordCommand.Undo => "The decision is taken back. Nothing was sent to QuickBooks, and the record waits for a decision again.",
        RecordCommand.LeaveOut => "It is left out. Nothing is deleted, neither in QuickBooks nor in your app.",
        RecordCommand.UseQuickBooks => "QuickBooks' values count.",
        RecordCommand.UseApp => "Your app's values count.",
        RecordCommand.Unlink => "The link is taken apart. Nothing is deleted; what your app has is left out until you bring it back.",
        RecordCommand.BringBack => "It syncs again, as the rules say.",
        RecordCommand.Post => "It goes to QuickBooks with the next contact.",
    };
}

/// <summary>What a button of a record's page does.</summary>
internal enum RecordCommand
{
    /// <summary>Ambiguous: it is that record of QuickBooks.</summary>
    ItIs,

    /// <summary>Ambiguous: it is none of them.</summary>
    ItIsNone,

    /// <summary>In conflict: nothing is changed on either side.</summary>
    Dismiss,

    /// <summary>QuickBooks' values count.</summary>
    UseQuickBooks,

    /// <summary>The app's values count.</summary>
    UseApp,

    /// <summary>Only in the app: it is that record of QuickBooks.</summary>
    Link,

    /// <summary>Linked: the two sides are not the same.</summary>
    Unlink,

    /// <summary>Only in the app: it does not sync.</summary>
    LeaveOut,

    /// <summary>What was decided about a conflict is taken back.</summary>
    Undo,

    /// <summary>Left out by a person: it syncs again.</summary>
    BringBack,

    /// <summary>It goes to QuickBooks now.</summary>
    Post,
}
