namespace WebConnectorSync.Domain.Tests.Catalogue;

public sealed class TheCodesPage
{
    [Fact]
    public void Says_what_the_catalogue_says()
    {
        var file = Path.Combine(TheRepository.Root, "docs", "codes.md");
        var page = CodesPage.Write();
        if (Environment.GetEnvironmentVariable("WCS_UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, page);
        }

        var written = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";

        Assert.True(written == page, "docs/codes.md is out of date. Write it again with: WCS_UPDATE_DOCS=1 dotnet test tests/Domain.Tests");
    }
}
