namespace WebConnectorSync.Domain.Companies;

/// <summary>What a person says of a file in doubt.</summary>
public enum FileAnswer
{
    /// <summary>A backup was restored: what the file has is the truth.</summary>
    Restored,

    /// <summary>It is a copy, and stays alone.</summary>
    Copy,

    /// <summary>It is another company's file, and stays alone.</summary>
    AnotherFile,

    /// <summary>It is the company's file in another place, or as another computer names it.</summary>
    Moved,

    /// <summary>Nothing is said yet: whatever file is open is looked at once more.</summary>
    LookAgain,
}

/// <summary>Which answers there are to which doubt.</summary>
public static class FileAnswers
{
    /// <summary>The answers to what was found, the likeliest first; none when nothing is asked.</summary>
    public static IReadOnlyList<FileAnswer> To(FileVerdict? found, bool isAnotherOpen) => found switch
    {
        FileVerdict.Moved => [FileAnswer.Moved, FileAnswer.Copy],
        FileVerdict.Restored => [FileAnswer.Restored, FileAnswer.Copy, FileAnswer.AnotherFile],
        FileVerdict.Unfamiliar => [FileAnswer.AnotherFile, FileAnswer.Copy, FileAnswer.Restored],
        FileVerdict.Copy or FileVerdict.Wrong => [FileAnswer.LookAgain],
        _ => isAnotherOpen ? [FileAnswer.LookAgain] : [],
    };
}
