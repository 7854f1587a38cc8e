using WebConnectorSync.Domain.Companies;

namespace WebConnectorSync.Domain.Tests.Companies;

public sealed class JudgingTheOpenFile
{
    private static readonly FileFacts Known = new()
    {
        Stamp = FileStamp.Ours,
        HasSameName = true,
        Path = PathStanding.Confirmed,
        Witnesses = WitnessFinding.InPlace,
        Restored = ActivityTime.Same,
        Condensed = ActivityTime.Same,
    };

    private static readonly FileFacts Elsewhere = Known with { Path = PathStanding.New };

    private static readonly FileFacts Renamed = Known with { HasSameName = false };

    /// <summary>Each with the verdict, and whether it is known before anything is asked.</summary>
    public static readonly TheoryData<string, FileFacts, FileVerdict, bool> Cases = new()
    {
        { "as always", Known, FileVerdict.Proven, false },
        { "renamed", Renamed, FileVerdict.Proven, false },
        { "its stamp removed", Known with { Stamp = FileStamp.None }, FileVerdict.Proven, false },
        { "nothing read so far", Known with { Witnesses = WitnessFinding.NoneKnown }, FileVerdict.Proven, false },
        {
            "a QuickBooks that tells no times",
            Known with { Restored = ActivityTime.Unknown, Condensed = ActivityTime.Unknown },
            FileVerdict.Proven,
            false
        },
        { "condensed", Known with { Condensed = ActivityTime.New }, FileVerdict.Condensed, false },
        { "moved", Elsewhere, FileVerdict.Moved, false },
        { "moved and renamed", Elsewhere with { HasSameName = false }, FileVerdict.Moved, false },
        { "moved and condensed", Elsewhere with { Condensed = ActivityTime.New }, FileVerdict.Moved, false },
        { "moved before anything was read", Elsewhere with { Witnesses = WitnessFinding.NoneKnown }, FileVerdict.Moved, false },
        { "its newest missing", Known with { Witnesses = WitnessFinding.Behind }, FileVerdict.Restored, false },
        { "all missing in its own place", Known with { Witnesses = WitnessFinding.Gone }, FileVerdict.Restored, false },
        { "older, and not restored", Known with { Witnesses = WitnessFinding.Older }, FileVerdict.Restored, false },
        { "older elsewhere", Elsewhere with { Witnesses = WitnessFinding.Older }, FileVerdict.Restored, false },
        { "silent", Known with { Witnesses = WitnessFinding.Silent }, FileVerdict.Silent, false },
        { "silent elsewhere", Elsewhere with { Witnesses = WitnessFinding.Silent }, FileVerdict.Silent, false },
        {
            "silent after a restore",
            Known with { Restored = ActivityTime.New, Witnesses = WitnessFinding.Silent },
            FileVerdict.Restored,
            false
        },
        { "restored, nothing missing", Known with { Restored = ActivityTime.New }, FileVerdict.Restored, false },
        { "restored elsewhere", Elsewhere with { Restored = ActivityTime.New }, FileVerdict.Restored, false },
        { "an old copy", Elsewhere with { Witnesses = WitnessFinding.Behind }, FileVerdict.Restored, false },
        {
            "condensed, with young ones missing",
            Known with { Condensed = ActivityTime.New, Witnesses = WitnessFinding.Behind },
            FileVerdict.Restored,
            false
        },
        { "nothing known in it, elsewhere", Elsewhere with { Witnesses = WitnessFinding.Gone }, FileVerdict.Unfamiliar, false },
        { "nothing known in it, another name", Renamed with { Witnesses = WitnessFinding.Gone }, FileVerdict.Unfamiliar, false },
        {
            "another name, elsewhere, and nothing to go by",
            Elsewhere with { HasSameName = false, Witnesses = WitnessFinding.NoneKnown },
            FileVerdict.Unfamiliar,
            false
        },
        { "another stamp", Known with { Stamp = FileStamp.Other }, FileVerdict.Wrong, true },
        { "neither stamp nor name", Renamed with { Stamp = FileStamp.None }, FileVerdict.Wrong, true },
        { "said to be another file", Known with { Path = PathStanding.AnotherFile }, FileVerdict.Wrong, true },
        { "said to be a copy", Known with { Path = PathStanding.Copy }, FileVerdict.Copy, true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gives_each_case_its_verdict(string file, FileFacts facts, FileVerdict verdict, bool isKnownBefore)
    {
        Assert.True(FileVerdicts.Decide(facts) == verdict, file);
        Assert.Equal(isKnownBefore ? verdict : null, FileVerdicts.BeforeAsking(facts));
    }

    [Fact]
    public void Only_a_proven_file_is_written_into_and_only_one_that_knows_everything_is_read()
    {
        Assert.Equal(
            [FileVerdict.Proven, FileVerdict.Condensed], Enum.GetValues<FileVerdict>().Where(v => v.MayWrite()));
        Assert.Equal(
            [FileVerdict.Proven, FileVerdict.Condensed, FileVerdict.Moved], Enum.GetValues<FileVerdict>().Where(v => v.MayRead()));
    }

    [Theory]
    [InlineData(WitnessFinding.NoneKnown, "")]
    [InlineData(WitnessFinding.NoneKnown, "10 deleted")]
    [InlineData(WitnessFinding.InPlace, "10=10 20=20")]
    [InlineData(WitnessFinding.InPlace, "10=10 20=25")]
    [InlineData(WitnessFinding.InPlace, "10=10 20 deleted")]
    [InlineData(WitnessFinding.InPlace, "10=10 20=15 changed")]
    [InlineData(WitnessFinding.InPlace, "10 gone, 20=20")]
    [InlineData(WitnessFinding.InPlace, "20 gone, 20=20")]
    [InlineData(WitnessFinding.Behind, "10=10 20 gone")]
    [InlineData(WitnessFinding.Older, "10=10 20=15")]
    [InlineData(WitnessFinding.Behind, "10=10 20 gone, 30=90")]
    [InlineData(WitnessFinding.Older, "20=5 30=7")]
    [InlineData(WitnessFinding.Behind, "20=5 30 gone")]
    [InlineData(WitnessFinding.Gone, "10 gone, 20 gone")]
    [InlineData(WitnessFinding.Gone, "10 deleted, 20 gone")]
    public void Hears_the_newest_witness_first(WitnessFinding finding, string witnesses) =>
        Assert.Equal(finding, WitnessRule.Find(Read(witnesses), Read(witnesses).Count));

    [Fact]
    public void Says_nothing_when_nobody_answers() => Assert.Equal(WitnessFinding.Silent, WitnessRule.Find([], 2));

    // "20=15": known with 20, found with 15.
    private static List<WitnessSeen> Read(string text)
    {
        var seen = new List<WitnessSeen>();
        foreach (var word in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsAsciiDigit(word[0]))
            {
                var parts = word.Split('=');
                seen.Add(new(long.Parse(parts[0]), parts.Length > 1 ? long.Parse(parts[1]) : null, false));
            }
            else if (word is "deleted" or "changed")
            {
                seen[^1] = seen[^1] with { IsExplained = true };
            }
        }

        return seen;
    }
}
