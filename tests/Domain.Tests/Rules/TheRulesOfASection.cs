using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Rules;

public sealed class TheRulesOfASection
{
    private static readonly DateOnly Ours = new(2026, 1, 1);
    private static readonly DateOnly ItsOwn = new(2026, 6, 1);

    // No value here is that of the defaults.
    private static readonly SectionRules Changed = new()
    {
        QuickBooksOnly = OneSided.Ignore,
        AppOnly = OneSided.Ignore,
        FromDate = Ours,
        Post = PostMoment.OnRequest,
        Conflict = ConflictWinner.Newest,
        AfterPosting = AfterPosting.Locked,
        OnDelete = OnDelete.Void,
        Characters = CharacterPolicy.Transliterate,
    };

    public static TheoryData<SectionOverrides, SectionRules> Differences => new()
    {
        { new(), Changed },
        { new() { QuickBooksOnly = OneSided.Create }, Changed with { QuickBooksOnly = OneSided.Create } },
        { new() { AppOnly = OneSided.Create }, Changed with { AppOnly = OneSided.Create } },
        { new() { FromDate = ItsOwn }, Changed with { FromDate = ItsOwn } },
        { new() { Post = PostMoment.AtOnce }, Changed with { Post = PostMoment.AtOnce } },
        { new() { Conflict = ConflictWinner.QuickBooks }, Changed with { Conflict = ConflictWinner.QuickBooks } },
        { new() { AfterPosting = AfterPosting.Modify }, Changed with { AfterPosting = AfterPosting.Modify } },
        { new() { OnDelete = OnDelete.Delete }, Changed with { OnDelete = OnDelete.Delete } },
        { new() { Characters = CharacterPolicy.Refuse }, Changed with { Characters = CharacterPolicy.Refuse } },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Are_the_defaults_with_what_it_has_otherwise(SectionOverrides own, SectionRules rules)
    {
        Assert.Equal(rules, own.On(Changed));
        Assert.Equal(own == new SectionOverrides(), own.IsEmpty);
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void Are_written_down_without_what_is_the_same_in_the_defaults(SectionOverrides own, SectionRules rules)
    {
        var everything = new SectionOverrides
        {
            QuickBooksOnly = rules.QuickBooksOnly,
            AppOnly = rules.AppOnly,
            FromDate = own.FromDate,
            Post = rules.Post,
            Conflict = rules.Conflict,
            AfterPosting = rules.AfterPosting,
            OnDelete = rules.OnDelete,
            Characters = rules.Characters,
        };

        Assert.Equal(own, everything.Without(Changed));
    }

    [Theory]
    [InlineData("customers", true)]
    [InlineData("invoices", true)]
    [InlineData("receivePayments", true)]
    [InlineData("bills", false)]
    [InlineData("vendors", false)]
    public void Have_the_first_day_of_the_document_where_it_is_meant(string section, bool isMeant) =>
        Assert.Equal(isMeant ? Ours : null, new CompanyRules { FromDate = Ours }.Of(section).FromDate);

    [Fact]
    public void Have_a_first_day_of_their_own_before_that_of_the_document()
    {
        var rules = new CompanyRules
        {
            FromDate = Ours,
            Sections = new Dictionary<string,
            SectionOverrides> { ["invoices"] = new() { FromDate = ItsOwn }, ["bills"] = new() { FromDate = ItsOwn } },
        };

        Assert.Equal(
            (ItsOwn, ItsOwn, Ours), (rules.Of("invoices").FromDate, rules.Of("bills").FromDate, rules.Of("receivePayments").FromDate));
    }

    [Fact]
    public void Let_everything_sync_as_long_as_nobody_changed_them()
    {
        Assert.Equal(new SectionRules { OnDelete = OnDelete.Unlink }, CompanyRules.Default.Of("customers"));
        Assert.Equal(
            (OneSided.Create, OneSided.Create, PostMoment.AtOnce),
            (new SectionRules().QuickBooksOnly, new SectionRules().AppOnly, new SectionRules().Post));
        Assert.Equal(
            (ConflictWinner.QuickBooks, AfterPosting.Modify, CharacterPolicy.Refuse),
            (new SectionRules().Conflict, new SectionRules().AfterPosting, new SectionRules().Characters));
    }

    [Theory]
    [InlineData("customers", true)]
    [InlineData("invoices", true)]
    [InlineData("journalEntries", true)]
    [InlineData("vehicleMileage", false)]
    [InlineData("vendors", false)]
    [InlineData("company", false)]
    public void May_have_a_first_day_where_records_have_a_date(string section, bool may) =>
        Assert.Equal(may, CompanyRules.CanHaveFromDate(SectionCatalogue.Find(section)!));
}
