using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Sync.Answers;

/// <summary>Where large answers wait to be stored: a folder of the data directory, not the temporary one that others look into.</summary>
internal sealed class SpoolFolder(DataDirectory directory, ValueSeal seal)
{
    /// <summary>Closes what is written there.</summary>
    public ValueSeal Seal => seal;

    private const string Name = "spool";

    /// <summary>
    /// A new file that has no name any more where the operating system allows that: a server that is killed leaves nothing behind.
    /// </summary>
    public FileStream Open()
    {
        var path = Path.Combine(PrivateFiles.MakeFolder(directory.File(Name)).FullName, $"{Guid.NewGuid():N}.tmp");
        var file = new FileStream(path, PrivateFiles.New(FileOptions.DeleteOnClose | FileOptions.SequentialScan, 64 * 1024));
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return file;
    }
}
