using WebConnectorSync.Domain.Sessions;
using static WebConnectorSync.Domain.Sessions.SessionState;

namespace WebConnectorSync.Domain.Tests.Sessions;

public sealed class TheSessionTable
{
    public static TheoryData<SessionState, SessionEvent> Pairs()
    {
        var pairs = new TheoryData<SessionState, SessionEvent>();
        foreach (var state in Enum.GetValues<SessionState>())
        {
            foreach (var on in Enum.GetValues<SessionEvent>())
            {
                pairs.Add(state, on);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Has_exactly_one_line_for_every_state_and_event(SessionState state, SessionEvent on)
    {
        var line = Assert.Single(SessionTable.All, t => t.From == state && t.On == on);
        Assert.Same(line, SessionTable.Find(state, on));
        Assert.NotEmpty(line.To);
    }

    [Theory]
    [InlineData(
        SessionEvent.SendRequestXML,
        SessionMove.SendNext,
        new[] { Postponed, WaitForSend, Holding, WaitForError },
        new[] { WaitForResponse, Holding, WaitForError })]
    [InlineData(SessionEvent.SendRequestXML, SessionMove.SendAgain, new[] { WaitForResponse }, new[] { WaitForResponse })]
    [InlineData(SessionEvent.SendRequestXML, SessionMove.Explain, new[] { WaitForClose }, new[] { WaitForClose })]
    [InlineData(
        SessionEvent.ReceiveResponseXML,
        SessionMove.StoreAnswer,
        new[] { WaitForResponse },
        new[] { WaitForSend, WaitForClose, WaitForError })]
    [InlineData(SessionEvent.ReceiveResponseXML, SessionMove.RefuseAnswer, new[] { WaitForSend }, new[] { WaitForSend, WaitForError })]
    [InlineData(SessionEvent.ReceiveResponseXML, SessionMove.RefuseAnswer, new[] { Postponed }, new[] { Postponed })]
    [InlineData(SessionEvent.ReceiveResponseXML, SessionMove.RefuseAnswer, new[] { Holding }, new[] { Holding })]
    [InlineData(SessionEvent.ReceiveResponseXML, SessionMove.RefuseAnswer, new[] { WaitForError }, new[] { WaitForError })]
    [InlineData(SessionEvent.ReceiveResponseXML, SessionMove.RefuseAnswer, new[] { WaitForClose }, new[] { WaitForClose })]
    [InlineData(
        SessionEvent.ConnectionError,
        SessionMove.GiveUp,
        new[] { Postponed, WaitForSend, WaitForResponse, Holding, WaitForError, WaitForClose },
        new[] { WaitForClose })]
    [InlineData(
        SessionEvent.GetLastError,
        SessionMove.Explain,
        new[] { Postponed, WaitForSend, WaitForResponse, WaitForError, WaitForClose },
        new[] { WaitForClose })]
    [InlineData(SessionEvent.GetLastError, SessionMove.Pause, new[] { Holding }, new[] { Holding })]
    [InlineData(
        SessionEvent.CloseConnection,
        SessionMove.End,
        new[] { Postponed, WaitForSend, WaitForResponse, Holding, WaitForError, WaitForClose },
        new[] { Closed })]
    [InlineData(
        SessionEvent.Expire,
        SessionMove.End,
        new[] { Postponed, WaitForSend, WaitForResponse, Holding, WaitForError, WaitForClose },
        new[] { Closed })]
    public void Says_what_to_do_and_where_it_leads(SessionEvent on, SessionMove move, SessionState[] from, SessionState[] to) =>
        Assert.All(from, state =>
        {
            var line = SessionTable.Find(state, on);
            Assert.Equal((move, string.Join(' ', to)), (line.Do, string.Join(' ', line.To)));
            Assert.All(Enum.GetValues<SessionState>(), next => Assert.Equal(to.Contains(next), SessionTable.Allows(line, next)));
        });

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Takes_a_session_where_the_line_leads_and_nowhere_else(SessionState state, SessionEvent on)
    {
        var line = SessionTable.Find(state, on);
        Assert.All(Enum.GetValues<SessionState>(), next =>
        {
            if (line.To.Contains(next))
            {
                Assert.Equal(next, SessionTable.Go(state, line, next));
            }
            else
            {
                var defect = Assert.Throws<InvalidOperationException>(() => SessionTable.Go(state, line, next));
                Assert.All([$"{on}", $"{state}", $"{next}"], word => Assert.Contains(word, defect.Message, StringComparison.Ordinal));
            }
        });
    }

    [Theory]
    [InlineData(WaitForSend, WaitForClose, true)]
    [InlineData(WaitForError, WaitForClose, true)]
    [InlineData(WaitForSend, Holding, false)]
    [InlineData(Holding, WaitForClose, false)]
    [InlineData(Closed, WaitForSend, false)]
    public void One_call_may_go_further_in_several_steps_by_the_line_it_began_with(SessionState at, SessionState next, bool isAllowed)
    {
        var line = SessionTable.Find(WaitForResponse, SessionEvent.ReceiveResponseXML);
        if (isAllowed)
        {
            Assert.Equal(next, SessionTable.Go(at, line, next));
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => SessionTable.Go(at, line, next));
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Never_leaves_the_closed_state(SessionState state, SessionEvent on)
    {
        var line = SessionTable.Find(state, on);

        Assert.Equal(state == Closed, line.Do == SessionMove.AnswerPolitely);
        Assert.Equal(state == Closed || on is SessionEvent.CloseConnection or SessionEvent.Expire, line.To.SequenceEqual([Closed]));
    }

    [Fact]
    public void Lets_every_open_session_reach_the_end()
    {
        foreach (var state in Enum.GetValues<SessionState>())
        {
            var seen = new HashSet<SessionState> { state };
            var open = new Queue<SessionState>(seen);
            while (open.TryDequeue(out var at))
            {
                foreach (var next in SessionTable.All.Where(
                    t => t.From == at && t.On != SessionEvent.Expire).SelectMany(t => t.To).Where(seen.Add))
                {
                    open.Enqueue(next);
                }
            }

            Assert.Contains(Closed, seen);
        }
    }
}
