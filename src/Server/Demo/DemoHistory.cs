using System.Text.Json;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Demo;

/// <summary>The days before a demo began, so that its charts show what a month of use looks like.</summary>
internal static class DemoHistory
{
    private const int Days = 30;

    /// <summary>The days before <paramref name="today"/>: quiet weekends, a bad day, books that grow.</summary>
    public static IEnumerable<CompanyDay> Of(Guid company, DateOnly today) => Enumerable.Range(1, Days - 1).Select(ago =>
    {
        var day = today.AddDays(-ago);
        var works = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        return new CompanyDay
        {
            CompanyId = company,
            DayOn = day,
            Sessions = works ? 22 + (ago * 7 % 5) : 12,
            Problems = ago % 11 == 4 ? 3 : 0,
            Posted = works ? 14 + (ago * 5 % 9) : 0,
            QuickBooksMilliseconds = works ? 48_000 + (ago * 997 % 9_000) : 14_000,
            Records = JsonSerializer.Serialize(new Dictionary<string, int>
            {
                ["customers"] = 2500 - (ago * 3),
                ["invoices"] = 1000 - (ago * 6),
                ["receivePayments"] = 334 - (ago * 2),
                ["vendors"] = 60 - (ago / 10),
                ["serviceItems"] = 40,
                ["employees"] = 25,
                ["accounts"] = 40,
            }),
        };
    });
}
