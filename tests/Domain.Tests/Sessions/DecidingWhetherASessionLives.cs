using WebConnectorSync.Domain.Sessions;

namespace WebConnectorSync.Domain.Tests.Sessions;

public sealed class DecidingWhetherASessionLives
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(SessionState.WaitForSend, false)]
    [InlineData(SessionState.WaitForSend, true)]
    [InlineData(SessionState.WaitForResponse, true)]
    [InlineData(SessionState.WaitForError, true)]
    [InlineData(SessionState.Holding, true)]
    public void A_session_that_called_a_moment_ago_keeps_a_second_connector_out(SessionState state, bool hasHandedOut) =>
        Assert.True(SessionLiveness.IsAlive(state, hasHandedOut, isSuspect: false, serverLives: true, Moment));

    [Theory]
    [InlineData(SessionState.Postponed)]
    [InlineData(SessionState.WaitForClose)]
    [InlineData(SessionState.Closed)]
    public void A_session_with_nothing_left_to_do_is_no_obstacle(SessionState state) =>
        Assert.False(SessionLiveness.IsAlive(state, true, isSuspect: false, serverLives: true, TimeSpan.Zero));

    [Fact]
    public void A_call_that_broke_off_ends_it_at_once() =>
        Assert.False(SessionLiveness.IsAlive(SessionState.WaitForResponse, true, isSuspect: true, serverLives: true, TimeSpan.Zero));

    [Fact]
    public void A_killed_server_ends_it_at_once() =>
        Assert.False(SessionLiveness.IsAlive(SessionState.WaitForResponse, true, isSuspect: false, serverLives: false, TimeSpan.Zero));

    [Fact]
    public void QuickBooks_may_take_minutes_over_a_message_but_not_for_ever()
    {
        Assert.True(SessionLiveness.IsAlive(SessionState.WaitForResponse, true, false, true, TimeSpan.FromMinutes(9)));
        Assert.False(SessionLiveness.IsAlive(SessionState.WaitForResponse, true, false, true, TimeSpan.FromMinutes(10)));
    }
}
