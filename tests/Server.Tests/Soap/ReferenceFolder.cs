namespace WebConnectorSync.Server.Tests.Soap;

/// <summary>The third-party material beside the repository, which not everybody has.</summary>
internal static class ReferenceFolder
{
    /// <summary>The folder's path; the test is skipped where it does not exist.</summary>
    public static string Require(string name)
    {
        string? path = Find(name);
        Assert.SkipUnless(path is not null, $"../shared/reference/{name} is not here.");
        return path!;
    }

    private static string? Find(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WebConnectorSync.sln")))
        {
            folder = folder.Parent;
        }

        string? path = folder?.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "reference", name) : null;
        return Directory.Exists(path) ? path : null;
    }
}
