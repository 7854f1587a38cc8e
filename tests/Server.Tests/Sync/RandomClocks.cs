using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sections;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>
/// Two weeks of an office with several computers, each with its own clock, and a section that is read every hour: what the runs ask and
/// when, without a server around it.
/// </summary>
public sealed class RandomClocks
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    [Fact]
    public void Of_several_computers_let_nothing_be_missed_for_longer_than_a_day()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            new Office(seed).Run();
        }
    }

    private sealed class Office(int seed)
    {
        private readonly Random random = new(seed);
        private readonly List<Saved> file = [];
        private readonly CompanySection row = new() { Section = "customers", CompanyId = Guid.NewGuid() };
        private readonly TimeSpan[] ahead = new TimeSpan[4];

        public void Run()
        {
            // Summer in New York: QuickBooks says that the clock is five hours behind UTC, and it is four; in winter it is five.
            var isSummer = seed % 2 == 0;
            var begin = new DateTime(2026, isSummer ? 6 : 1, 10, 12, 0, 0, DateTimeKind.Utc);
            var local = TimeSpan.FromHours(isSummer ? -4 : -5);
            var session = begin;
            for (var now = begin; now < begin.AddDays(14); now = now.AddMinutes(random.Next(1, 90)))
            {
                while (session <= now)
                {
                    Read(session);
                    session += Every;
                }

                if (random.Next(20) == 0)
                {
                    // The first computer's clock is always right.
                    ahead[random.Next(1, ahead.Length)] = TimeSpan.FromMinutes(random.Next(3) == 0 ? 0 : random.Next(-20 * 60, 20 * 60));
                }

                file.Add(new(now, now + local + ahead[random.Next(ahead.Length)]));
            }
        }

        private void Read(DateTime now)
        {
            SyncRun.Begin(row, Guid.NewGuid(), now);
            var from = SyncRun.QueryFrom(row) ?? DateTime.MinValue;
            QbDateTime? newest = null;
            foreach (var record in file.Where(r => r.Modified >= from))
            {
                record.IsRead = true;
                if (SyncClock.Ahead(record.Modified, TimeSpan.FromHours(-5), now) == TimeSpan.Zero
                    && (newest is null || record.Modified > newest.Value.Local))
                {
                    newest = new(record.Modified);
                }
            }

            SyncRun.Page(row, 0, newest, null, null, null);
            SyncRun.Complete(row, now);
            var missed = file.Find(r => !r.IsRead && now - r.At > TimeSpan.FromHours(24));
            Assert.True(missed is null, $"Seed {seed}: saved {missed?.At:s} as {missed?.Modified:s}, unread at {now:s}, from {from:s}");
        }
    }

    private sealed record Saved(DateTime At, DateTime Modified)
    {
        public bool IsRead { get; set; }
    }
}
