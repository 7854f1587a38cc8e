namespace WebConnectorSync.Sync.Storage;

/// <summary>
/// Folders and files that nobody but this server's user may open: 0700 and 0600. On Windows they have what the folder around them gives.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder, and closes one that others may look into.</summary>
    public static DirectoryInfo MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        var folder = Directory.CreateDirectory(path, Own | UnixFileMode.UserExecute);
        Close(path, Own | UnixFileMode.UserExecute);
        return folder;
    }

    /// <summary>How a file is opened that is new.</summary>
    public static FileStreamOptions New(FileOptions options, int bufferSize) => Closed(new()
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Options = options,
        BufferSize = bufferSize,
    });

    /// <summary>Makes the file if it is not there, for somebody else to open, and closes one that others may open.</summary>
    public static void Prepare(string path)
    {
        using (new FileStream(path, Closed(new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite })))
        {
        }

        CloseFile(path);
    }

    /// <summary>Closes a file that others may open.</summary>
    public static void CloseFile(string path) => Close(path, Own);

    private static FileStreamOptions Closed(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Own;
        }

        return options;
    }

    private static void Close(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            if (File.GetUnixFileMode(path) != mode)
            {
                File.SetUnixFileMode(path, mode);
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // It belongs to somebody else, as a volume of a container may: who may open it is theirs to say.
        }
    }
}
