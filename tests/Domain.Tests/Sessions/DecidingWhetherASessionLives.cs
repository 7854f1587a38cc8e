using WebConnectorSync.Domain.Sessions;

namespace WebConnectorSync.Domain.Tests.Sessions;

public sealed class DecidingWhetherASessionLives
{
    // Starting QuickBooks takes minutes, a message up to ten, the next call seconds.
    [Theory]
    [InlineData(SessionState.WaitForSend, false, 5 * 60)]
    [InlineData(SessionState.WaitForSend, true, 60)]
    [InlineData(SessionState.WaitForResponse, true, 10 * 60)]
    [InlineData(SessionState.WaitForResponse, false, 10 * 60)]
    [InlineData(SessionState.WaitForError, true, 60)]
    [InlineData(SessionState.WaitForError, false, 60)]
    [InlineData(SessionState.Holding, true, 60)]
    [InlineData(SessionState.Postponed, false, 0)]
    [InlineData(SessionState.WaitForClose, true, 0)]
    [InlineData(SessionState.Closed, true, 0)]
    public void A_session_keeps_a_second_connector_out_for_as_long_as_its_step_can_take(SessionState state, bool hasHandedOut, int seconds)
    {
        var patience = TimeSpan.FromSeconds(seconds);

        Assert.Equal(patience, SessionLiveness.PatienceFor(state, hasHandedOut));
        Assert.False(SessionLiveness.IsAlive(state, hasHandedOut, isSuspect: false, serverLives: true, patience));
    }

    [Fact]
    public void A_session_that_called_a_moment_ago_keeps_a_second_connector_out() =>
        Assert.True(
            SessionLiveness.IsAlive(
                SessionState.WaitForResponse,
                true,
                isSuspect: false,
                serverLives: true,
                SessionLiveness.WhileQuickBooksWorks - TimeSpan.FromTicks(1)));

    [Fact]
    public void No_step_takes_as_long_as_it_needs_to_expire() =>
        Assert.All(
            Enum.GetValues<SessionState>(),
            state => Assert.True(SessionLiveness.PatienceFor(state, hasHandedOut: false) < SessionLiveness.Expiry));

    [Fact]
    public void A_call_that_broke_off_ends_it_at_once() =>
        Assert.False(SessionLiveness.IsAlive(SessionState.WaitForResponse, true, isSuspect: true, serverLives: true, TimeSpan.Zero));

    [Fact]
    public void A_last_call_that_lies_ahead_was_noted_before_the_clock_was_put_back()
    {
        static bool IsAlive(TimeSpan silence) =>
            SessionLiveness.IsAlive(SessionState.WaitForResponse, hasHandedOut: true, isSuspect: false, serverLives: true, silence);

        Assert.True(IsAlive(TimeSpan.FromMinutes(-1)));
        Assert.False(IsAlive(TimeSpan.FromHours(-1)));
    }

    [Fact]
    public void A_killed_server_ends_it_at_once() =>
        Assert.False(SessionLiveness.IsAlive(SessionState.WaitForResponse, true, isSuspect: false, serverLives: false, TimeSpan.Zero));
}
