using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using WebConnectorSync.Server.Pages.Rules;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Rules;

/// <summary>A person who fills the form reads sentences, not the paths and words of the document.</summary>
public sealed class WhatTheRulesPageSays
{
    [Theory]
    [InlineData("fromDate=1 May", true, "This is not a date. Write it as 2026-11-21, or leave it empty.")]
    [InlineData("fromDate=1 May", false, "\"First day\" is not a date. Write it as 2026-11-21, or leave it empty.")]
    [InlineData("defaults.post=never", true, "This does not know \"never\". Choose one of the list.")]
    [InlineData("x.section=customers&x.onDelete=void", true,
        "QuickBooks cannot void customers. Leave the record in QuickBooks, or delete it there.")]
    [InlineData("x.section=terms&x.fromDate=2026-01-01", false,
        "Terms, first day: Terms have no first day: they always sync, because other records refer to them. Leave the first day empty. " +
        "Customers and transactions may have one.")]
    [InlineData("x.section=unicorns&x.post=atOnce", false, "There is no section \"unicorns\". Choose a section of the list.")]
    [InlineData("x.section=bills&x.section=bills&x.post=atOnce&x.post=onRequest", true,
        "Bills have two rows. A section has one exception: say it in one row.")]
    [InlineData("version=", false, "Version: The version is missing. Open the rules again and make the change there.")]
    [InlineData("payments=chosen", true,
        "No payment method is chosen, so no received payment would sync. Choose all, or name at least one.")]
    [InlineData("payments=chosen&paymentsWithoutMethod=true", true, "")]
    [InlineData("x.section=bills&x.post=onRequest&x.end=bills&x.section=bills&x.post=atOnce", true, "")]
    public void Of_what_is_wrong(string form, bool isAtItsField, string said)
    {
        var typed = QueryHelpers.ParseQuery(form.Contains("version", StringComparison.Ordinal) ? form : form + "&version=0");

        var draft = RuleDraft.Of(new FormCollection(typed), new RulesValidator());

        Assert.Equal(said, string.Join(' ', draft.Errors.Select(e => e.InWordsOfThePage(isAtItsField).InWords())));
    }
}
