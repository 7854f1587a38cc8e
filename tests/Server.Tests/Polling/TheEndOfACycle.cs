using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sessions;

namespace WebConnectorSync.Server.Tests.Polling;

/// <summary>What one pass over everything leaves for the next. Times are minutes after it began; none is null.</summary>
public sealed class TheEndOfACycle
{
    private static readonly DateTime Began = new(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);

    // What is asked for while it goes on was perhaps read already, so it is for the next one.
    [Theory]
    [InlineData(null, false)]
    [InlineData(-5, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Keeps_a_sync_that_was_asked_for_meanwhile(int? askedAt, bool isKept)
    {
        var company = Company();
        company.SyncRequestedAt = company.NightlyDueAt = At(askedAt);

        SyncCycle.End(company, Session(), Began.AddMinutes(3));

        Assert.Equal(isKept ? At(askedAt) : null, company.SyncRequestedAt);
        Assert.Equal(isKept ? At(askedAt) : null, company.NightlyDueAt);
        Assert.Equal(Began.AddMinutes(3), company.LastSyncAt);
    }

    [Theory]
    [InlineData(PollingPolicy.Adaptive, 0, 1, 0, 4)]
    [InlineData(PollingPolicy.Adaptive, 0, 0, 1, 8)]
    [InlineData(PollingPolicy.Adaptive, 2, 0, 3, 32)]
    [InlineData(PollingPolicy.Adaptive, 5, 1, 0, 4)]
    [InlineData(PollingPolicy.Fixed, 2, 0, 3, 60)]
    public void Is_followed_by_the_next_soon_when_something_moved(PollingPolicy policy, int quiet, int moved, int quietAfter, int dueAfter)
    {
        var company = Company();
        (company.Polling, company.QuietSessions) = (policy, quiet);
        var session = Session();
        (session.RecordsUpdated, session.BeforeCycle) = (7 + moved, new(0, 7, 0, 0));

        SyncCycle.End(company, session, Began.AddMinutes(3));

        Assert.True(session.IsCycleDone);
        Assert.Equal(new Brought(0, moved, 0, 0), company.LastBrought);
        Assert.Equal((quietAfter, Began.AddMinutes(dueAfter)), (company.QuietSessions, company.DueAt));
    }

    [Fact]
    public void Is_the_first_sync_once_when_something_was_read()
    {
        var company = Company();
        var session = Session();
        session.SkipsImport = true;
        SyncCycle.End(company, session, Began.AddMinutes(1));
        Assert.Null(company.FirstSyncAt);

        session.SkipsImport = false;
        SyncCycle.End(company, session, Began.AddMinutes(2));
        SyncCycle.End(company, session, Began.AddMinutes(3));

        Assert.Equal(Began.AddMinutes(2), company.FirstSyncAt);
    }

    [Theory]
    [InlineData(false, null, null, null, true)]
    [InlineData(false, 4, null, null, false)]
    [InlineData(false, 3, null, null, true)]
    [InlineData(true, 3, null, null, false)]
    [InlineData(true, null, null, null, false)]
    [InlineData(true, 4, 0, null, true)]
    [InlineData(false, 4, null, 0, true)]
    public void Is_followed_by_another_when_somebody_asks_or_it_is_due(bool skipsImport, int? due, int? asked, int? nightly, bool isDue)
    {
        var company = Company();
        (company.DueAt, company.SyncRequestedAt, company.NightlyDueAt) = (At(due), At(asked), At(nightly));
        var session = Session();
        session.SkipsImport = skipsImport;

        Assert.Equal(isDue, SyncCycle.IsDue(company, session, Began.AddMinutes(3)));
    }

    [Theory]
    [InlineData(true, null, 29, true)]
    [InlineData(true, null, 30, false)]
    [InlineData(true, 1, 5, false)]
    [InlineData(false, null, 5, false)]
    public void Holds_the_session_open_for_as_long_as_it_may_unless_another_takes_over(bool stays, int? takeOver, int now, bool isHeld)
    {
        var company = Company();
        (company.StaysConnected, company.StayMinutes, company.TakeOverAt) = (stays, 30, At(takeOver));
        var session = Session();

        SyncCycle.Leave(
            SessionTable.Find(SessionState.WaitForResponse, SessionEvent.ReceiveResponseXML),
            company,
            session,
            Began.AddMinutes(now),
            new Clock());

        Assert.Equal(
            isHeld ? (SessionState.WaitForSend, 99) : (SessionState.WaitForClose, 100), (session.State, session.Percent));
    }

    [Fact]
    public void Is_where_the_next_begins_to_count()
    {
        var session = Session();
        (session.IsCycleDone, session.RecordsCreated, session.LastError) = (true, 3, "x");

        SyncCycle.Begin(session, [], Began.AddMinutes(9));

        Assert.Equal((Began.AddMinutes(9), 3, false), (session.CycleStartedAt, session.BeforeCycle.Moves, session.IsCycleDone));
        Assert.Null(session.LastError);
    }

    private static Company Company() => new() { Name = "A", UserName = "a", PasswordHash = "" };

    private static Session Session() =>
        new(SessionState.WaitForResponse) { TicketHash = "", StartedAt = Began, CycleStartedAt = Began };

    private static DateTime? At(int? minutes) => minutes is { } m ? Began.AddMinutes(m) : null;
}
