namespace WebConnectorSync.Simulator.Company;

/// <summary>What QuickBooks' request processor throws instead of answering (COM HRESULT as the Web Connector passes it on).</summary>
/// <param name="Code">0x and eight hexadecimal digits.</param>
/// <param name="Message">The sentence that comes with it.</param>
public sealed record HResult(string Code, string Message)
{
    /// <summary>The message set broke the language; nothing was executed.</summary>
    public static readonly HResult ParseError = new("0x80040400", "QuickBooks found an error when parsing the provided XML text stream.");

    /// <summary>QuickBooks fell over in the middle; what was executed is not known.</summary>
    public static readonly HResult UnexpectedError =
        new("0x80040402", "Unexpected error. Check the qbsdklog.txt file for possible, additional information.");

    /// <summary>The company file asked for does not exist.</summary>
    public static readonly HResult FileNotFound = new("0x80040406", "The QuickBooks company data file cannot be found.");

    /// <summary>QuickBooks could not be started.</summary>
    public static readonly HResult CouldNotStart = new("0x80040408", "Could not start QuickBooks.");

    /// <summary>Another company file is open than the one asked for.</summary>
    public static readonly HResult OtherFileOpen =
        new("0x8004040A", "A QuickBooks company data file is already open and it is different from the one requested.");

    /// <summary>The QuickBooks session has ended.</summary>
    public static readonly HResult InvalidTicket = new("0x8004040D", "The ticket parameter is invalid.");

    /// <summary>A dialog waits for an answer in QuickBooks.</summary>
    public static readonly HResult ModalDialog = new("0x80040414", "A modal dialog box is showing in the QuickBooks user interface.");

    /// <summary>QuickBooks is closed and no file was named.</summary>
    public static readonly HResult NotRunning = new("0x80040416", "If QuickBooks is not running, a company file name must be specified.");

    /// <summary>QuickBooks is open without a company file and none was named.</summary>
    public static readonly HResult NoFileOpen =
        new("0x80040417", "If the QuickBooks company file is not open, a company file name must be specified.");

    /// <summary>An internal error; a write may have been executed all the same.</summary>
    public static readonly HResult InternalError =
        new("0x8004041C", "An internal QuickBooks error occurred while trying to access the QuickBooks company data file.");

    /// <inheritdoc/>
    public override string ToString() => $"{Code} {Message}";
}
