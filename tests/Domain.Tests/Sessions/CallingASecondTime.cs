using WebConnectorSync.Domain.Sessions;

namespace WebConnectorSync.Domain.Tests.Sessions;

public sealed class CallingASecondTime
{
    [Theory]
    [InlineData(true, true, true, true, true, SecondCallOutcome.TakesOver)]
    [InlineData(false, false, false, false, true, SecondCallOutcome.TakesOver)]
    [InlineData(false, false, false, false, false, SecondCallOutcome.GivenUp)]
    [InlineData(false, true, true, true, false, SecondCallOutcome.GivenUp)]
    [InlineData(true, true, false, false, false, SecondCallOutcome.BeganAgain)]
    [InlineData(true, true, true, false, false, SecondCallOutcome.Waits)]
    [InlineData(true, true, false, true, false, SecondCallOutcome.Waits)]
    [InlineData(true, false, false, false, false, SecondCallOutcome.Waits)]
    public void Ends_the_first_session_when_nobody_can_be_behind_it_and_nothing_is_in_doubt(
        bool isAlive, bool isSameAddress, bool awaitsWrite, bool wereTwoSeen, bool isTakeOverWanted, SecondCallOutcome outcome) =>
        Assert.Equal(
            outcome,
            new SecondCall
            {
                IsAlive = isAlive,
                IsSameAddress = isSameAddress,
                AwaitsWrite = awaitsWrite,
                WereTwoSeen = wereTwoSeen,
                IsTakeOverWanted = isTakeOverWanted,
            }.Decide());

    [Fact]
    public void Is_remembered_of_two_for_a_day()
    {
        var now = new DateTime(2026, 11, 21, 14, 30, 0, DateTimeKind.Utc);

        Assert.False(SecondCall.Remembers(null, now));
        Assert.True(SecondCall.Remembers(now.AddHours(-23), now));
        Assert.False(SecondCall.Remembers(now.AddHours(-24), now));
    }
}
