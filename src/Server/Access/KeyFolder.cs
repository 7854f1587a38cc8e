using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Keys in files beside the database, not in it: ASP.NET Core's data protection with a folder of its own. It makes a new one every 90 days
/// and reads with all that are there.
/// </summary>
internal sealed class KeyFolder(KeyOptions options, DataDirectory directory) : IKeyWrapping
{
    private const string Purpose = "WebConnectorSync.ValueKeys.v1";

    private readonly Lazy<IDataProtector> protector = new(() => Open(PlaceOf(options, directory)));

    public string Place => PlaceOf(options, directory);

    public string Wrap(byte[] key) => Base64Url.EncodeToString(protector.Value.Protect(key));

    public byte[]? Unwrap(string wrapped)
    {
        var opened = protector.Value;
        try
        {
            return opened.Unprotect(Base64Url.DecodeFromChars(wrapped));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static string PlaceOf(KeyOptions options, DataDirectory directory) =>
        options.Directory is { } named ? Path.GetFullPath(named) : directory.File("keys");

    private static IDataProtector Open(string path)
    {
        try
        {
            var folder = PrivateFiles.MakeFolder(path);
            var made = DataProtectionProvider.Create(folder, keys => keys.SetApplicationName("WebConnectorSync"))
                .CreateProtector(Purpose);
            made.Protect([]);
            foreach (var file in folder.GetFiles())
            {
                PrivateFiles.CloseFile(file.FullName);

                // A key that is there and cannot be read must not look like one that was lost.
                file.OpenRead().Dispose();
            }

            return made;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartupException(
                $"The folder of keys {path} cannot be used: {e.Message} Give this user the right to read and write it, or name another " +
                $"one with --{KeyOptions.Section}:{nameof(KeyOptions.Directory)}=...");
        }
    }
}
