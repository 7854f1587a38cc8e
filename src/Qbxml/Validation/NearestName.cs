namespace WebConnectorSync.Qbxml.Validation;

/// <summary>Guesses which name was meant.</summary>
internal static class NearestName
{
    /// <summary>The name that differs least, when it differs by no more than a third of its letters.</summary>
    public static string? Find(string given, IEnumerable<string> names)
    {
        var best = names
            .Select(n => (Name: n, Distance: Distance(given.ToUpperInvariant(), n.ToUpperInvariant())))
            .OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(1, best.Name.Length / 3) ? best.Name : null;
    }

    // Letters to insert, remove or change. Long names are not worth the effort.
    private static int Distance(string a, string b)
    {
        if (a.Length > 60 || Math.Abs(a.Length - b.Length) > 20)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
