using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Server.Pages.Records;

/// <summary>The buttons of a record's page: does what they say, notes it and says it.</summary>
internal sealed class RecordCommands(
    ConflictResolution resolution, RecordActions actions, PostActions posts, RecordList list, Caller caller, AuditTrail audit)
{
    public async Task<IActionResult> DoAsync(
        CompanyPage page, string section, Guid id, RecordDeed deed, string? quickBooksId, CancellationToken ct)
    {
        var company = page.CompanyId;
        if (deed == RecordDeed.Post)
        {
            return await PostAsync(page, section, id, ct);
        }

        var outcome = deed switch
        {
            RecordDeed.ItIs or RecordDeed.ItIsNone or RecordDeed.Dismiss or RecordDeed.UseQuickBooks or RecordDeed.UseApp =>
                await resolution.ResolveAsync(company, section, id, DecisionOf(deed), quickBooksId, caller.Name, ct),
            RecordDeed.Link => await actions.LinkAsync(company, section, id, quickBooksId ?? "", ct),
            RecordDeed.Unlink => await actions.UnlinkAsync(company, section, id, ct),
            RecordDeed.LeaveOut => await actions.LeaveOutAsync(company, section, id, ct),
            RecordDeed.BringBack => await actions.BringBackAsync(company, section, id, ct),
            RecordDeed.Post => null,
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
            await audit.NoteAsync($"{Noted(deed)}: {RecordLine.Of(done.Record).Title} ({section}).", company, ct);
            page.Say(Said(deed));
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
        await audit.NoteAsync($"Posted on request: {RecordLine.Of(record).Title} ({section}).", page.CompanyId, ct);
        page.Say(told.Message, told.Status is null or PostStatus.Pending or PostStatus.Sent or PostStatus.Posted ? "ok" : "warn");
        return new RedirectResult(page.Link($"/records/{section}/{id}"));
    }

    private static Decision DecisionOf(RecordDeed deed) => deed switch
    {
        RecordDeed.ItIs => Decision.Link,
        RecordDeed.ItIsNone => Decision.KeepApart,
        RecordDeed.UseQuickBooks => Decision.UseQuickBooks,
        RecordDeed.UseApp => Decision.UseApp,
        _ => Decision.Ignore,
    };

    private static string Noted(RecordDeed deed) => deed switch
    {
        RecordDeed.ItIs or RecordDeed.Link => "Linked a record to the one in QuickBooks",
        RecordDeed.ItIsNone => "Decided that a record is another one than those in QuickBooks",
        RecordDeed.Dismiss or RecordDeed.LeaveOut => "Left out a record",
        RecordDeed.UseQuickBooks => "Decided for QuickBooks' values",
        RecordDeed.UseApp => "Decided for the app's values",
        RecordDeed.Unlink => "Took a link apart",
        RecordDeed.BringBack => "Brought back a record",
        RecordDeed.Post => "Posted a record",
    };

    private static string Said(RecordDeed deed) => deed switch
    {
        RecordDeed.ItIs or RecordDeed.Link => "The two are linked.",
        RecordDeed.ItIsNone => "It counts as a record of its own; the rules say when it is created in QuickBooks.",
        RecordDeed.Dismiss => "It stays as it is on both sides.",
        RecordDeed.LeaveOut => "It is left out. Nothing is deleted, neither in QuickBooks nor in your app.",
        RecordDeed.UseQuickBooks => "QuickBooks' values count. Nothing is sent to QuickBooks.",
        RecordDeed.UseApp => "Your app's values go to QuickBooks, as the rules say when.",
        RecordDeed.Unlink => "The link is taken apart. Nothing is deleted; what your app has is left out until you bring it back.",
        RecordDeed.BringBack => "It syncs again, as the rules say.",
        RecordDeed.Post => "It goes to QuickBooks with the next contact.",
    };
}

/// <summary>What a button of a record's page does.</summary>
internal enum RecordDeed
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

    /// <summary>Left out by a person: it syncs again.</summary>
    BringBack,

    /// <summary>It goes to QuickBooks now.</summary>
    Post,
}
