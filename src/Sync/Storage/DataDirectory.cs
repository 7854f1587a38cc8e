namespace WebConnectorSync.Sync.Storage;

/// <summary>Where the server keeps what it writes: database, logs, keys. Relative to the working directory, not to the program.</summary>
internal sealed class DataDirectory(string path)
{
    /// <summary>The configuration key.</summary>
    public const string Key = "DataDirectory";

    /// <summary>Used when the configuration says nothing.</summary>
    public const string Default = "data";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public static DataDirectory Of(IConfiguration configuration) =>
        new(configuration[Key] is { Length: > 0 } path ? path : Default);

    /// <summary>The full path of <paramref name="name"/> inside; the directory exists afterwards.</summary>
    /// <exception cref="StartupException">The directory cannot be made.</exception>
    public string File(string name)
    {
        try
        {
            PrivateFiles.MakeFolder(Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The data directory {Path} cannot be made: {failure.Message} Choose another one with --{Key}=..., or give this user the " +
                "right to write there.");
        }

        return System.IO.Path.Combine(Path, name);
    }
}
