namespace WebConnectorSync.Simulator.Company;

/// <summary>QuickBooks on one Windows machine: which company files it has, and which of them is open.</summary>
public sealed class QuickBooksDesktop
{
    private readonly List<CompanyFile> files = [];

    /// <summary>QuickBooks running with one company file open.</summary>
    public QuickBooksDesktop(CompanyFile open)
    {
        OpenFile = open;
        files.Add(open);
    }

    /// <summary>The file open on the screen; null when QuickBooks shows none.</summary>
    public CompanyFile? OpenFile { get; set; }

    /// <summary>
    /// Whether the program runs; a closed one opens a file that is asked for by its path when automatic login is allowed.
    /// </summary>
    public bool IsRunning { get; set; } = true;

    /// <summary>Whether a dialog waits for an answer.</summary>
    public bool HasModalDialog { get; set; }

    /// <summary>What the next attempts to open a session fail with; empty for none.</summary>
    public Queue<HResult> OpenFailures { get; } = new();

    /// <summary>Makes a file known that is not open.</summary>
    public void AddFile(CompanyFile file) => files.Add(file);

    /// <summary>Begins a session (SDK: OpenConnection and BeginSession).</summary>
    /// <param name="application">The application's name.</param>
    /// <param name="path">The file wanted; empty for the one that is open.</param>
    /// <param name="error">Why there is no session.</param>
    /// <param name="file">The file in use.</param>
    public QuickBooksSession? Open(string application, string path, out HResult? error, out CompanyFile? file)
    {
        ArgumentNullException.ThrowIfNull(path);
        file = null;
        error = OpenFailures.Count > 0 ? OpenFailures.Dequeue() : HasModalDialog ? HResult.ModalDialog : null;
        if (error is not null)
        {
            return null;
        }

        (file, error) = path.Length == 0 ? Current() : Named(path);
        return file?.OpenSession(application);
    }

    private (CompanyFile? File, HResult? Error) Current() =>
        !IsRunning ? (null, HResult.NotRunning) : OpenFile is null ? (null, HResult.NoFileOpen) : (OpenFile, null);

    private (CompanyFile? File, HResult? Error) Named(string path)
    {
        if (files.Find(f => f.Settings.Path.Equals(path, StringComparison.OrdinalIgnoreCase)) is not { } wanted)
        {
            return (null, HResult.FileNotFound);
        }

        if (IsRunning && OpenFile is not null && OpenFile != wanted)
        {
            return (null, HResult.OtherFileOpen);
        }

        return IsRunning || wanted.Settings.IsAutomaticLoginAllowed ? (wanted, null) : (null, HResult.CouldNotStart);
    }
}
