namespace WebConnectorSync.Server.Tests.Sections;

public sealed class TheSectionsPage
{
    [Fact]
    public void Says_what_catalogue_and_tables_say()
    {
        var file = Path.Combine(Root(), "docs", "sections.md");
        var page = SectionsPage.Write();
        if (Environment.GetEnvironmentVariable("WCS_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(file, page);
        }

        var written = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";

        Assert.True(
            written == page,
            "docs/sections.md is out of date. Write it again with: WCS_UPDATE_DOCS=1 dotnet test tests/Server.Tests --filter " +
            "TheSectionsPage");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WebConnectorSync.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("WebConnectorSync.sln lies in no folder above the tests.");
        }

        return folder.FullName;
    }
}
