namespace WebConnectorSync.Sync.Storage;

/// <summary>
/// A file in the data directory that a server keeps locked for as long as its process lives, named by the server's id. The operating system
/// releases the lock however the process ends. A process number would not do: two containers may have the same.
/// </summary>
internal sealed class NodeFile : IDisposable
{
    private const string Folder = "nodes";

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private readonly FileStream held;

    private NodeFile(FileStream held) => this.held = held;

    /// <summary>Holds the file of this server until it is disposed, and removes those of servers that died long ago.</summary>
    public static NodeFile Hold(DataDirectory directory, Guid id)
    {
        var folder = PrivateFiles.MakeFolder(directory.File(Folder));
        foreach (var old in folder.EnumerateFiles().Where(
            f => f.LastWriteTimeUtc < DateTime.UtcNow - Forgotten && IsHeld(f.FullName) == false))
        {
            old.Delete();
        }

        return new(
            new FileStream(
                PathOf(directory, id), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));
    }

    /// <summary>Whether the server with that id lives; null when it does not keep its file here.</summary>
    public static bool? IsHeld(DataDirectory directory, Guid id) => IsHeld(PathOf(directory, id));

    public void Dispose() => held.Dispose();

    private static string PathOf(DataDirectory directory, Guid id) => Path.Combine(directory.Path, Folder, id.ToString("N"));

    private static bool? IsHeld(string path)
    {
        try
        {
            // Opened shared, so that two processes that look do not take each other for the owner.
            using var free = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
