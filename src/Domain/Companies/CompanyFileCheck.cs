namespace WebConnectorSync.Domain.Companies;

/// <summary>What the first answer of a session says about the file QuickBooks has open.</summary>
/// <param name="FileId">The FileID stamped under our OwnerID when the .qwc was added; null when the file has none.</param>
/// <param name="CompanyName">CompanyName of CompanyRet.</param>
/// <param name="Path">strCompanyFileName.</param>
public readonly record struct OpenFile(Guid? FileId, string? CompanyName, string? Path);

/// <summary>Whether the file that is open is the one this user name belongs to.</summary>
public abstract record FileVerdict
{
    private FileVerdict()
    {
    }

    /// <summary>It is the right file, or the first one this company ever meets.</summary>
    public sealed record Right : FileVerdict;

    /// <summary>It is another file; no data may move.</summary>
    /// <param name="Open">What is open, as a person would say it.</param>
    /// <param name="Wanted">What should be open.</param>
    public sealed record Wrong(string Open, string Wanted) : FileVerdict;
}

/// <summary>Compares the open file with the company it should be: QuickBooks hands out whatever file happens to be open.</summary>
public static class CompanyFileCheck
{
    /// <summary>
    /// The FileID decides where the file has one: the Web Connector wrote it into the file when the connection was added, and a
    /// renamed company keeps it. Without one (a stamp removed, a backup from before) the company name decides, once it is known; a
    /// file without stamp is never the first one a company meets, as adding the .qwc stamps the file that is open then.
    /// </summary>
    public static FileVerdict Compare(
        Guid expectedFileId, string companyName, string? knownQuickBooksName, string? knownPath, OpenFile open)
    {
        var isRight = open.FileId is { } fileId
            ? fileId == expectedFileId
            : knownQuickBooksName is not null && string.Equals(knownQuickBooksName, open.CompanyName, StringComparison.OrdinalIgnoreCase);
        return isRight ? new FileVerdict.Right() : new FileVerdict.Wrong(
            Describe(open.CompanyName, open.Path), Describe(knownQuickBooksName ?? companyName, knownPath));
    }

    private static string Describe(string? name, string? path) =>
        (string.IsNullOrWhiteSpace(name), string.IsNullOrWhiteSpace(path)) switch
        {
            (false, false) => $"{name} ({FileName(path!)})",
            (false, true) => name!,
            (true, false) => FileName(path!),
            (true, true) => "an unnamed company file",
        };

    private static string FileName(string path) => path[(path.LastIndexOfAny(['\\', '/']) + 1)..];
}
