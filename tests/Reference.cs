namespace WebConnectorSync.Tests;

/// <summary>Third-party reference files beside the repository; tests that need them skip where they are absent.</summary>
internal static class Reference
{
    public static string? Folder => TheRepository.Reference;

    public static string Path(params string[] parts)
    {
        Assert.SkipUnless(Folder is not null, "../shared/reference is not here.");
        return System.IO.Path.Combine([Folder!, .. parts]);
    }

    public static IEnumerable<string> Files(string pattern, params string[] parts) =>
        Folder is null ? [] : Directory.EnumerateFiles(System.IO.Path.Combine([Folder, .. parts]), pattern).Order();
}
