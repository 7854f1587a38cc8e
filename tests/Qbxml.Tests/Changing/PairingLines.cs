using WebConnectorSync.Qbxml.Changing;

namespace WebConnectorSync.Qbxml.Tests.Changing;

public sealed class PairingLines
{
    [Theory]
    [InlineData("abc", "abc", "0 1 2")]
    [InlineData("abc", "ac", "0 -1 1")]
    [InlineData("ac", "abc", "0 2")]
    [InlineData("xabc", "abc", "-1 0 1 2")]
    [InlineData("abcx", "abc", "0 1 2 -1")]
    [InlineData("ba", "ab", "-1 0")]
    [InlineData("Abxc", "abc", "0 1 -1 2")]
    [InlineData("", "abc", "")]
    [InlineData("abc", "", "-1 -1 -1")]
    public void Keeps_as_many_lines_as_it_can_in_their_order(string wanted, string stored, string expected) =>
        Assert.Equal(expected, string.Join(' ', Pair(wanted, stored)));

    [Fact]
    public void Never_crosses_and_never_pairs_twice_or_what_does_not_fit()
    {
        var random = new Random(17);
        for (var round = 0; round < 2_000; round++)
        {
            var (wanted, stored) = (Letters(random, 12), Letters(random, 12));

            var match = Pair(wanted, stored);
            var paired = match.Where(m => m >= 0).ToList();

            Assert.Equal(paired.Order(), paired);
            Assert.Equal(paired.Distinct().Count(), paired.Count);
            Assert.All(
                match.Select((m, i) => (m, i)).Where(p => p.m >= 0),
                p => Assert.Equal(char.ToUpperInvariant(wanted[p.i]), char.ToUpperInvariant(stored[p.m])));
        }
    }

    [Fact]
    public void Pairs_forms_of_thousands_of_lines_in_one_pass()
    {
        var stored = string.Concat(Enumerable.Range(0, 3_000).Select(i => (char)('a' + (i % 26))));

        Assert.Equal(2_998, Pair("?" + stored[1..^1] + "?", stored).Count(m => m >= 0));
    }

    // The same letter is an equal line, the same in the other case a line about the same thing.
    private static int[] Pair(string wanted, string stored) => LineMatch.Find(wanted.Length, stored.Length, (i, j) =>
        wanted[i] == stored[j]
            ? LineMatch.Equal
            : char.ToUpperInvariant(wanted[i]) == char.ToUpperInvariant(stored[j])
            ? LineMatch.SameSubject
            : LineMatch.Never);

    private static string Letters(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => "abcAB"[random.Next(5)]));
}
