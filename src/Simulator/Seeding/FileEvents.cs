using System.Globalization;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Simulator.Seeding;

/// <summary>
/// What somebody does with the company file as a whole, before which session: "restore@3,back@5". A backup is made after the first session.
/// </summary>
/// <param name="desktop">The QuickBooks.</param>
/// <param name="file">Its company file.</param>
/// <param name="plan">What happens when.</param>
public sealed class FileEvents(QuickBooksDesktop desktop, CompanyFile file, IReadOnlyList<FileEvent> plan)
{
    private Backup? backup;

    /// <summary>Reads a plan.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static IReadOnlyList<FileEvent> Parse(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read)];

    /// <summary>Does what comes before that session.</summary>
    /// <returns>What was done; null when nothing was.</returns>
    public string? BeforeSession(int session)
    {
        if (session == 2 && plan.Any(e => e.What == FileEventKind.Restore))
        {
            backup = file.Snapshot();
        }

        var done = plan.Where(e => e.Session == session).Select(e => Do(e.What)).ToList();
        return done.Count == 0 ? null : string.Join(' ', done);
    }

    private string Do(FileEventKind what)
    {
        switch (what)
        {
            case FileEventKind.Restore:
                file.Restore(backup!);
                return "The backup from after the first session was restored.";
            case FileEventKind.Copy:
                return Open(file.CopyTo($@"D:\Archive\{Name}"), "A copy of the file was made and opened");
            case FileEventKind.Other:
                var other = new CompanyFile(file.Settings.With($@"C:\QuickBooks\Other books.qbw"));
                other.Settings.CompanyName = "Other books";
                other.Seed(SeedPlan.Parse("customers=20,invoices=20"));
                file.StampLikeThis(other);
                return Open(other, "The .qwc was added to another company file, too, and that one was opened");
            case FileEventKind.Move:
                file.Settings.Path = $@"E:\Books\{Name}";
                return $"The file was moved to {file.Settings.Path}.";
            case FileEventKind.Rename:
                file.Settings.CompanyName += " Ltd";
                return $"The company was renamed to {file.Settings.CompanyName}.";
            case FileEventKind.Condense:
                var before = file.HostClock.Today.AddDays(-30);
                file.Condense(before);
                return $"The file was condensed: transactions before {before:yyyy-MM-dd} are gone.";
            case FileEventKind.Delete:
                var gone = file.AllRecords("Invoice")[^1];
                file.Delete("Invoice", gone.Element("TxnID")!.Value);
                return $"Invoice {gone.Element("RefNumber")?.Value} was deleted.";
            case FileEventKind.Merge:
                var (from, to) = (file.AllRecords("Customer")[^1], file.AllRecords("Customer")[0]);
                file.Merge("Customer", from.Element("ListID")!.Value, to.Element("ListID")!.Value);
                return $"{from.Element("FullName")!.Value} was merged into {to.Element("FullName")!.Value}.";
            default:
                return Open(file, "The company's own file was opened again");
        }
    }

    private string Name => file.Settings.Path[(file.Settings.Path.LastIndexOf('\\') + 1)..];

    private string Open(CompanyFile opened, string sentence)
    {
        if (opened != file)
        {
            desktop.AddFile(opened);
        }

        desktop.OpenFile = opened;
        return $"{sentence}: {opened.Settings.Path}.";
    }

    private static FileEvent Read(string text)
    {
        var at = text.Split('@');
        return at.Length == 2
            && Enum.TryParse<FileEventKind>(at[0], ignoreCase: true, out var what)
            && int.TryParse(at[1], NumberStyles.None, CultureInfo.InvariantCulture, out var session)
            && session > 1
            ? new(what, session)
            : throw new FormatException(
                $"'{text}' is none of restore, copy, other, move, rename, condense, delete, merge, back with the session before which " +
                "it happens, from 2 on: restore@3.");
    }
}

/// <summary>One of them.</summary>
/// <param name="What">What is done.</param>
/// <param name="Session">Before which session, counted from 1.</param>
public sealed record FileEvent(FileEventKind What, int Session);

/// <summary>What somebody does with a company file.</summary>
public enum FileEventKind
{
    /// <summary>Restores a backup.</summary>
    Restore,

    /// <summary>Copies the file and opens the copy.</summary>
    Copy,

    /// <summary>Adds the same .qwc to another company file and opens that.</summary>
    Other,

    /// <summary>Moves the file to another folder.</summary>
    Move,

    /// <summary>Renames the company.</summary>
    Rename,

    /// <summary>Condenses the file.</summary>
    Condense,

    /// <summary>Deletes the invoice that was entered last.</summary>
    Delete,

    /// <summary>Merges the customer that was entered last into the first one.</summary>
    Merge,

    /// <summary>Opens the company's own file again.</summary>
    Back,
}
