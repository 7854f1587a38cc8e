namespace WebConnectorSync.Qbxml.Changing;

/// <summary>
/// Pairs the lines the app wants with the lines QuickBooks has, without crossing: QuickBooks refuses lines out of their stored order.
/// Equal lines are worth more than lines about the same thing, these more than none; the pairing worth most is taken.
/// </summary>
internal static class LineMatch
{
    /// <summary>What a pair is worth that may not be.</summary>
    public const int Never = 0;

    /// <summary>Two lines about the same thing.</summary>
    public const int SameSubject = 2;

    /// <summary>Two lines that do not differ.</summary>
    public const int Equal = 3;

    /// <summary>The app said which line it means.</summary>
    public const int SameId = 1000;

    // Beyond it lines are paired in one pass: nobody edits thousands of lines of one form.
    private const long MostPairs = 250_000;

    /// <summary>For each wanted line the place of its stored one, or -1.</summary>
    public static int[] Find(int wanted, int stored, Func<int, int, int> worth)
    {
        var match = new int[wanted];
        Array.Fill(match, -1);
        var start = 0;
        while (start < wanted && start < stored && worth(start, start) >= Equal)
        {
            match[start] = start++;
        }

        var end = 0;
        while (end < wanted - start && end < stored - start && worth(wanted - 1 - end, stored - 1 - end) >= Equal)
        {
            match[wanted - 1 - end] = stored - 1 - end++;
        }

        var (rows, columns) = (wanted - start - end, stored - start - end);
        if ((long)rows * columns > MostPairs)
        {
            InOnePass(match, start, rows, columns, worth);
        }
        else if (rows > 0 && columns > 0)
        {
            Best(match, start, rows, columns, worth);
        }

        return match;
    }

    private static void Best(int[] match, int start, int rows, int columns, Func<int, int, int> worth)
    {
        var pairs = new int[rows, columns];
        var total = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                pairs[i, j] = worth(start + i, start + j);
                var paired = pairs[i, j] > Never ? pairs[i, j] + total[i + 1, j + 1] : 0;
                total[i, j] = Math.Max(paired, Math.Max(total[i + 1, j], total[i, j + 1]));
            }
        }

        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (pairs[i, j] > Never && total[i, j] == pairs[i, j] + total[i + 1, j + 1])
            {
                match[start + i++] = start + j++;
            }
            else if (total[i, j] == total[i + 1, j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    private static void InOnePass(int[] match, int start, int rows, int columns, Func<int, int, int> worth)
    {
        var next = 0;
        for (var i = 0; i < rows && next < columns; i++)
        {
            var limit = Math.Min(columns, next + 100);
            for (var j = next; j < limit; j++)
            {
                if (worth(start + i, start + j) > Never)
                {
                    match[start + i] = start + j;
                    next = j + 1;
                    break;
                }
            }
        }
    }
}
