namespace WebConnectorSync.Domain.Companies;

/// <summary>
/// Whether the file that is open is the company's. QuickBooks hands out whatever file is open, and its stamp, name and path can all be
/// copied or changed; what cannot be copied is what the file knew a moment ago.
/// </summary>
public static class FileVerdicts
{
    /// <summary>What can be said before anything is asked; null when the file may be the right one.</summary>
    public static FileVerdict? BeforeAsking(FileFacts facts) => facts switch
    {
        { Stamp: FileStamp.Other } => FileVerdict.Wrong,

        // A stamp may have been removed; the name then has to do, with the witnesses.
        { Stamp: FileStamp.None, HasSameName: false } => FileVerdict.Wrong,
        { Path: PathStanding.AnotherFile } => FileVerdict.Wrong,
        { Path: PathStanding.Copy } => FileVerdict.Copy,
        _ => null,
    };

    /// <summary>The verdict. The first line that applies counts.</summary>
    public static FileVerdict Decide(FileFacts facts) => BeforeAsking(facts) ?? facts switch
    {
        // Under its own name in its own place, yet without its newest records: it was put back, or made anew.
        { Witnesses: WitnessFinding.Gone, Path: PathStanding.Confirmed, HasSameName: true } => FileVerdict.Restored,
        { Witnesses: WitnessFinding.Gone } => FileVerdict.Unfamiliar,
        { Witnesses: WitnessFinding.NoneKnown, HasSameName: false } => FileVerdict.Unfamiliar,

        // A clock that is behind shows older versions, too: that comes out when all of them are looked at.
        { Witnesses: WitnessFinding.Behind or WitnessFinding.Older } or { Restored: ActivityTime.New } => FileVerdict.Restored,
        { Witnesses: WitnessFinding.Silent } => FileVerdict.Silent,
        { Path: PathStanding.New } => FileVerdict.Moved,
        { Condensed: ActivityTime.New } => FileVerdict.Condensed,
        _ => FileVerdict.Proven,
    };

    /// <summary>Whether its answers are stored.</summary>
    public static bool MayRead(this FileVerdict verdict) =>
        verdict is FileVerdict.Proven or FileVerdict.Condensed or FileVerdict.Moved;

    /// <summary>Whether it is written into.</summary>
    public static bool MayWrite(this FileVerdict verdict) => verdict is FileVerdict.Proven or FileVerdict.Condensed;
}
