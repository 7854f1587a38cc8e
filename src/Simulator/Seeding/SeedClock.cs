namespace WebConnectorSync.Simulator.Seeding;

/// <summary>Spreads creation over the past years, in order, and modification between creation and yesterday.</summary>
internal sealed class SeedClock(long now, int years, Random random)
{
    /// <summary>A day in seconds.</summary>
    public const long Day = 86_400;

    private readonly long start = now - (years * 365 * Day);

    /// <summary>The moment the n-th of so many was made.</summary>
    public long Created(int index, int count)
    {
        var span = (now - Day - start) / Math.Max(1, count);
        return start + (span * index) + random.NextInt64(Math.Max(1, span));
    }

    /// <summary>A later change; every third record never changed.</summary>
    public long Modified(long created) => random.Next(3) == 0 ? created : created + random.NextInt64(Math.Max(1, now - Day - created));
}
