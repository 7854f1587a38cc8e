using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Domain.Tests.Records;

/// <summary>Nothing is written where QuickBooks may have it, unless a person has said that it is another one.</summary>
public sealed class TheTwinTable
{
    [Theory]
    [InlineData(0, true, 0, false, false, false, Twin.None, TwinAnswer.Write)]
    [InlineData(0, true, 0, true, false, false, Twin.None, TwinAnswer.Write)]
    [InlineData(0, true, 0, true, true, false, Twin.UnderWay, TwinAnswer.Wait)]
    [InlineData(0, true, 0, true, true, true, Twin.UnderWay, TwinAnswer.Wait)]
    [InlineData(0, true, 0, false, false, true, Twin.Deleted, TwinAnswer.Write)]
    [InlineData(1, true, 0, false, false, false, Twin.Free, TwinAnswer.Link)]
    [InlineData(1, true, 0, false, false, true, Twin.Free, TwinAnswer.Link)]
    [InlineData(1, true, 0, true, false, false, Twin.Claimed, TwinAnswer.Ask)]
    [InlineData(1, false, 0, false, false, false, Twin.Differing, TwinAnswer.Ask)]
    [InlineData(1, false, 0, true, false, false, Twin.Claimed, TwinAnswer.Ask)]
    [InlineData(2, true, 0, false, false, false, Twin.Several, TwinAnswer.Ask)]
    [InlineData(1, true, 1, false, false, false, Twin.Several, TwinAnswer.Ask)]
    [InlineData(0, true, 1, false, false, false, Twin.Linked, TwinAnswer.Ask)]
    [InlineData(0, true, 2, true, true, true, Twin.Linked, TwinAnswer.Ask)]
    public void Says_what_follows_from_what_stands_there(
        int free, bool isSameAmount, int linked, bool isClaimed, bool isUnderWay, bool isDeleted, Twin twin, TwinAnswer answer)
    {
        var found = TwinTable.Found(free, isSameAmount, linked, isClaimed, isUnderWay, isDeleted);

        Assert.Equal((twin, answer), (found, TwinTable.Of(found, null)));
        Assert.Equal(TwinAnswer.Write, TwinTable.Of(found, Settlement.KeptApart));
    }

    [Fact]
    public void Has_one_line_for_everything_that_can_stand_there() =>
        Assert.Equal(Enum.GetValues<Twin>().Order(), TwinTable.All.Select(l => l.Found).Order());
}
