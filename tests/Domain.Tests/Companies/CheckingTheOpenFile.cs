using WebConnectorSync.Domain.Companies;

namespace WebConnectorSync.Domain.Tests.Companies;

public sealed class CheckingTheOpenFile
{
    private static readonly Guid Ours = Guid.Parse("11111111-2222-3333-4444-555555555555");
    private static readonly Guid Other = Guid.Parse("99999999-2222-3333-4444-555555555555");

    [Fact]
    public void The_file_with_our_stamp_is_right_even_when_the_company_was_renamed() =>
        Assert.IsType<FileVerdict.Right>(Check("Old name", new OpenFile(Ours, "New name", @"C:\q\a.qbw")));

    [Fact]
    public void A_file_with_another_stamp_is_wrong_even_under_the_same_name()
    {
        var wrong = Assert.IsType<FileVerdict.Wrong>(Check("Nordwind", new OpenFile(Other, "Nordwind", @"C:\q\copy.qbw")));
        Assert.Equal("Nordwind (copy.qbw)", wrong.Open);
        Assert.Equal("Nordwind (nordwind.qbw)", wrong.Wanted);
    }

    [Fact]
    public void A_file_without_a_stamp_is_judged_by_its_name()
    {
        Assert.IsType<FileVerdict.Right>(Check("Nordwind", new OpenFile(null, "NORDWIND", null)));
        Assert.IsType<FileVerdict.Wrong>(Check("Nordwind", new OpenFile(null, "Suedwind", null)));
    }

    [Fact]
    public void The_first_file_a_new_company_meets_must_carry_its_stamp()
    {
        Assert.IsType<FileVerdict.Right>(CompanyFileCheck.Compare(Ours, "Nordwind", null, null, new OpenFile(Ours, "Anything", null)));
        Assert.IsType<FileVerdict.Wrong>(CompanyFileCheck.Compare(Ours, "Nordwind", null, null, new OpenFile(null, "Nordwind", null)));
    }

    [Fact]
    public void A_file_without_stamp_and_name_is_not_taken_for_a_known_one()
    {
        var wrong = Assert.IsType<FileVerdict.Wrong>(Check("Nordwind", new OpenFile(null, null, null)));
        Assert.Equal("an unnamed company file", wrong.Open);
    }

    private static FileVerdict Check(string known, OpenFile open) =>
        CompanyFileCheck.Compare(Ours, "Our company", known, @"C:\q\nordwind.qbw", open);
}
