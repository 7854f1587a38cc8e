namespace WebConnectorSync.Tests;

/// <summary>Where the sources lie while the tests run.</summary>
internal static class TheRepository
{
    /// <summary>The folder of WebConnectorSync.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder with third-party reference material beside the repository; null where it is absent.</summary>
    public static string? Reference { get; } =
        Path.GetFullPath(Path.Combine(Root, "..", "shared", "reference")) is var folder && Directory.Exists(folder) ? folder : null;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WebConnectorSync.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("WebConnectorSync.sln lies in no folder above the tests.");
        }

        return folder.FullName;
    }
}
