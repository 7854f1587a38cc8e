using System.Xml.Linq;
using WebConnectorSync.Sync.Delivery;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>
/// Posts in doubt and the records they may have become: "1:ab" is post 1, which may be record a or b, and "1+:a" the same with a note. What
/// is found: "1=a" is it, "1=-" is missing, "1?ab" may be any of these.
/// </summary>
public sealed class WhichRecordCameFromWhichPost
{
    [Theory]
    [InlineData("1:", "1=-")]
    [InlineData("1:a", "1=a")]
    [InlineData("1:ab", "1?ab")]
    [InlineData("1:abc 2:abc", "1?abc 2?abc")]

    // One that has taken what another needs takes another.
    [InlineData("1:ab 2:a", "1=b 2=a")]
    [InlineData("1:ab 2:bc 3:a", "1=b 2=c 3=a")]
    [InlineData("1:a 2:a", "1=a 2=-")]

    // With more said, it chooses first.
    [InlineData("1:a 2+:a", "1=- 2=a")]
    [InlineData("1:ab 2+:a", "1=b 2=a")]

    // A record left over casts doubt on all that it may belong to, and on what these were given, and on nothing else.
    [InlineData("1:ab 2:c", "1?ab 2=c")]
    [InlineData("1:abc 2:c", "1?abc 2?c")]
    [InlineData("1:ab 2:bc 3:cd", "1?ab 2?bc 3?cd")]
    [InlineData("1:ab 2:", "1?ab 2=-")]
    public void Is_decided_for_all_of_them_together(string posts, string found)
    {
        var doubtful = posts.Split(' ').Select(Post).ToList();

        var findings = AnswerAttribution.Of(doubtful);

        Assert.Equal(found, string.Join(' ', doubtful.Select(p => $"{p.Id.ToString("N")[^1]}{Say(findings[p.Id])}")));
        Assert.Equal(doubtful.Count, findings.Count);
    }

    // Which of them becomes which is all one.
    [Theory]
    [InlineData("1:ab 2:ab", 0)]
    [InlineData("1:ab 2:ab 3:ab", 1)]
    [InlineData("1:abc 2:abc 3:abc 4:abc 5:abc", 2)]
    public void Gives_each_of_several_that_are_alike_a_record_of_its_own_while_there_are_any(string posts, int missing)
    {
        var findings = AnswerAttribution.Of([.. posts.Split(' ').Select(Post)]).Values.Select(Say).ToList();

        Assert.Equal(missing, findings.Count(f => f == "=-"));
        Assert.Equal(findings.Count - missing, findings.Where(f => f != "=-").Distinct().Count());
    }

    private static AnswerAttribution.Doubtful Post(string text)
    {
        var parts = text.Split(':');
        var sent = new XElement("TimeTrackingAdd", new XElement("Duration", "PT1H0M"));
        if (parts[0].EndsWith('+'))
        {
            sent.Add(new XElement("Notes", "x"));
        }

        return new(Guid.Parse($"00000000-0000-0000-0000-{parts[0][0].ToString().PadLeft(12, '0')}"), sent, [.. parts[1].Select(Record)]);
    }

    private static ReturnedRecord Record(char id) => new(new(id.ToString(), null, null, null, null, true, null, 0, default), "{}");

    private static string Say(AnswerAttribution.Finding finding) => finding switch
    {
        AnswerAttribution.Finding.Is it => $"={it.Record.Staged.QuickBooksId}",
        AnswerAttribution.Finding.MayBe any => $"?{string.Concat(any.Records.Select(r => r.Staged.QuickBooksId))}",
        _ => "=-",
    };
}
