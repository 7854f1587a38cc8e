namespace WebConnectorSync.Server.Hosting;

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
    public string File(string name)
    {
        Directory.CreateDirectory(Path);
        return System.IO.Path.Combine(Path, name);
    }
}
