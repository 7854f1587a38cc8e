using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Domain.Tests.Records;

public sealed class TheRecordTable
{
    // What becomes of a record that is Linked, QuickBooksOnly, AppOnly, Ignored, in Conflict, Deleted; - where the event cannot happen.
    [Theory]
    [InlineData(RecordEvent.SyncFromApp, "- - AppOnly AppOnly AppOnly AppOnly")]
    [InlineData(RecordEvent.SyncFromQuickBooks, "- QuickBooksOnly - QuickBooksOnly QuickBooksOnly QuickBooksOnly")]
    [InlineData(RecordEvent.Ignore, "Ignored Ignored Ignored Ignored Ignored -")]
    [InlineData(RecordEvent.Link, "- Linked Linked Linked Linked Linked")]
    [InlineData(RecordEvent.Post, "Linked - Linked Linked Linked Linked")]
    [InlineData(RecordEvent.Dispute, "Conflict - Conflict Conflict Conflict Conflict")]
    [InlineData(RecordEvent.SetAside, "- Conflict - - - -")]
    [InlineData(RecordEvent.Split, "AppOnly - AppOnly AppOnly AppOnly AppOnly")]
    [InlineData(RecordEvent.Unlink, "QuickBooksOnly - - QuickBooksOnly QuickBooksOnly -")]
    [InlineData(RecordEvent.Delete, "Deleted Deleted Deleted Deleted Deleted Deleted")]
    public void Says_what_becomes_of_each_record(RecordEvent on, string becomes)
    {
        foreach (var (state, next) in Enum.GetValues<RecordState>().Zip(becomes.Split(' ')))
        {
            Assert.Equal(next != "-", RecordTable.Transitions.Allows(state, on));
            if (next != "-")
            {
                Assert.Equal(next, RecordTable.Transitions.After(state, on).ToString());
            }
            else
            {
                var defect = Assert.Throws<InvalidOperationException>(() => RecordTable.Transitions.After(state, on));
                Assert.Equal($"{on} cannot happen to a record that is {state}.", defect.Message);
            }
        }
    }

    [Fact]
    public void Has_a_line_for_every_event_and_a_column_for_every_state()
    {
        Assert.Equal(Enum.GetValues<RecordEvent>().Order(), RecordTable.All.Select(l => l.On).Order());
        Assert.Equal(Enum.GetValues<RecordState>().Order(), RecordTable.From.Order());
        Assert.All(RecordTable.All, line => Assert.Equal(RecordTable.From.Count, line.To.Length));
    }
}
