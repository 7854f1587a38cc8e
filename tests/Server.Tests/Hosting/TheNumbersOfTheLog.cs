using System.Reflection;
using Microsoft.Extensions.Logging;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Hosting;

public sealed class TheNumbersOfTheLog
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly List<(string Room, int Id)> Used =
    [
        .. from type in typeof(EventIds).Assembly.GetTypes()
           from method in type.GetMethods(Any)
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select (type.Namespace!.Split('.')[2], message.EventId),
    ];

    private static readonly Dictionary<string, int> Ranges =
        typeof(EventIds).GetFields(Any).ToDictionary(f => f.Name, f => (int)f.GetRawConstantValue()!, StringComparer.Ordinal);

    [Fact]
    public void Each_is_used_once()
    {
        Assert.NotEmpty(Used);
        Assert.Equal(Used.Count, Used.Select(u => u.Id).Distinct().Count());
    }

    [Fact]
    public void Each_lies_in_the_hundred_of_its_room() => Assert.All(Used, u => Assert.InRange(u.Id, Ranges[u.Room], Ranges[u.Room] + 99));

    [Fact]
    public void No_two_rooms_share_a_hundred() =>
        Assert.All(Ranges.Values, start => Assert.Equal(start, Assert.Single(Ranges.Values, other => other / 100 == start / 100)));
}
