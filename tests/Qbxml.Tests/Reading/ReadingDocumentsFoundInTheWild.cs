using WebConnectorSync.Qbxml.Tests.Schema.Official;

namespace WebConnectorSync.Qbxml.Tests.Reading;

public sealed class ReadingDocumentsFoundInTheWild
{
    [Fact]
    public void Every_answer_among_the_samples_is_read_without_a_problem()
    {
        Material.SkipIfAbsent();
        var files = new[] { "qbxml-samples", "soap-captures" }
            .SelectMany(f => Directory.EnumerateFiles(Material.Path(f), "*.xml", SearchOption.AllDirectories))
            .Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f)))
            .Where(f => f.Text.Contains("<QBXMLMsgsRs", StringComparison.Ordinal) && !f.Text.Contains("Envelope", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.True(Answers.Read(f.Text) is { Problem: null, Responses.Count: > 0 }, f.Name));
    }
}
