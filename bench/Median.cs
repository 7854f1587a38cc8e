namespace WebConnectorSync.Bench;

/// <summary>The middle value: a round that something else on the machine disturbed does not move it.</summary>
internal static class Median
{
    /// <summary>Sorts the values and takes the middle one.</summary>
    public static double Of(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
