using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Rules;

namespace WebConnectorSync.Domain.Tests.Posts;

public sealed class WhatARecordNeeds
{
    private static readonly PostFacts Linked =
        new(IsInQuickBooks: true, IsInApp: true, IsDeletedInApp: false, HasNews: true, CanVoid: true, CanDelete: true);

    [Fact]
    public void Nothing_while_only_quickbooks_has_it() =>
        Assert.Equal(PostNeed.Nothing, (Linked with { IsInApp = false }).Need(new SectionRules()));

    [Fact]
    public void Nothing_while_quickbooks_has_what_the_app_has() =>
        Assert.Equal(PostNeed.Nothing, (Linked with { HasNews = false }).Need(new SectionRules()));

    [Fact]
    public void An_add_when_quickbooks_does_not_have_it() =>
        Assert.Equal(PostNeed.Add, (Linked with { IsInQuickBooks = false }).Need(new SectionRules()));

    [Theory]
    [InlineData(AfterPosting.Modify, true, PostNeed.Modify)]
    [InlineData(AfterPosting.Locked, true, PostNeed.Replace)]
    [InlineData(AfterPosting.Locked, false, PostNeed.Modify)]
    public void A_change_when_the_app_has_news(AfterPosting rule, bool canDelete, PostNeed need) =>
        Assert.Equal(need, (Linked with { CanDelete = canDelete }).Need(new SectionRules { AfterPosting = rule }));

    [Theory]
    [InlineData(OnDelete.Delete, true, PostNeed.Delete)]
    [InlineData(OnDelete.Delete, false, PostNeed.Unlink)]
    [InlineData(OnDelete.Void, true, PostNeed.Void)]
    [InlineData(OnDelete.Void, false, PostNeed.Unlink)]
    [InlineData(OnDelete.Unlink, true, PostNeed.Unlink)]
    public void What_the_rules_say_when_the_app_deleted_it(OnDelete rule, bool isPossible, PostNeed need) =>
        Assert.Equal(
            need,
            (Linked with { IsDeletedInApp = true, CanDelete = isPossible, CanVoid = isPossible })
                .Need(new SectionRules { OnDelete = rule }));

    [Theory]
    [InlineData(OnDelete.Delete, PostNeed.Unlink)]
    [InlineData(OnDelete.Void, PostNeed.Void)]
    public void Neither_of_the_two_in_place_of_the_other(OnDelete rule, PostNeed need) =>
        Assert.Equal(
            need, (Linked with { IsDeletedInApp = true, CanDelete = false, HasNews = false }).Need(new SectionRules { OnDelete = rule }));

    [Fact]
    public void Only_to_be_forgotten_when_the_app_deleted_it_before_quickbooks_had_it() =>
        Assert.Equal(
            PostNeed.Forget,
            (Linked with { IsInQuickBooks = false, IsDeletedInApp = true }).Need(new SectionRules { OnDelete = OnDelete.Delete }));
}
