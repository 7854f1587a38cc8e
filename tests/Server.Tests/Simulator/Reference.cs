namespace WebConnectorSync.Server.Tests.Simulator;

/// <summary>Third-party reference files beside the repository; tests that need them skip where they are absent.</summary>
internal static class Reference
{
    public static string? Folder { get; } = Find();

    public static string Path(params string[] parts)
    {
        Assert.SkipUnless(Folder is not null, "../shared/reference is not here.");
        return System.IO.Path.Combine([Folder!, .. parts]);
    }

    public static IEnumerable<string> Files(string pattern, params string[] parts) =>
        Folder is null ? [] : Directory.EnumerateFiles(System.IO.Path.Combine([Folder, .. parts]), pattern).Order();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "WebConnectorSync.sln")))
            {
                var reference = System.IO.Path.Combine(folder.Parent!.FullName, "shared", "reference");
                return Directory.Exists(reference) ? reference : null;
            }
        }

        return null;
    }
}
