using WebConnectorSync.Domain.Sessions;

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
    [MemberData(nameof(Pairs))]
    public void Never_leaves_the_closed_state(SessionState state, SessionEvent on)
    {
        if (state == SessionState.Closed)
        {
            Assert.Equal([SessionState.Closed], SessionTable.Find(state, on).To);
        }
        else
        {
            Assert.Equal(on is SessionEvent.CloseConnection or SessionEvent.Expire, SessionTable.Find(state, on).To.SequenceEqual([SessionState.Closed]));
        }
    }

    [Theory]
    [InlineData(SessionState.WaitForSend, SessionEvent.SendRequestXML, SessionMove.HandOut)]
    [InlineData(SessionState.WaitForResponse, SessionEvent.SendRequestXML, SessionMove.HandOutAgain)]
    [InlineData(SessionState.WaitForResponse, SessionEvent.ReceiveResponseXML, SessionMove.TakeIn)]
    [InlineData(SessionState.WaitForSend, SessionEvent.ReceiveResponseXML, SessionMove.RefuseAnswer)]
    [InlineData(SessionState.WaitForClose, SessionEvent.ReceiveResponseXML, SessionMove.RefuseAnswer)]
    [InlineData(SessionState.WaitForError, SessionEvent.GetLastError, SessionMove.Explain)]
    [InlineData(SessionState.WaitForSend, SessionEvent.ConnectionError, SessionMove.GiveUp)]
    [InlineData(SessionState.Postponed, SessionEvent.SendRequestXML, SessionMove.HandOut)]
    [InlineData(SessionState.Postponed, SessionEvent.CloseConnection, SessionMove.End)]
    [InlineData(SessionState.Holding, SessionEvent.GetLastError, SessionMove.Pause)]
    [InlineData(SessionState.Holding, SessionEvent.SendRequestXML, SessionMove.HandOut)]
    [InlineData(SessionState.Closed, SessionEvent.CloseConnection, SessionMove.AnswerPolitely)]
    public void Says_what_to_do(SessionState state, SessionEvent on, SessionMove move) =>
        Assert.Equal(move, SessionTable.Find(state, on).Do);

    [Fact]
    public void Takes_an_answer_in_only_while_a_message_is_out()
    {
        var states = SessionTable.All.Where(t => t.Do == SessionMove.TakeIn).Select(t => t.From);
        Assert.Equal([SessionState.WaitForResponse], states);
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
                foreach (var next in SessionTable.All.Where(t => t.From == at && t.On != SessionEvent.Expire).SelectMany(t => t.To).Where(seen.Add))
                {
                    open.Enqueue(next);
                }
            }

            Assert.Contains(SessionState.Closed, seen);
        }
    }
}
