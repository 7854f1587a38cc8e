namespace WebConnectorSync.Domain.Companies;

/// <summary>What of a company is neither done nor forgotten: a sentence that says that nothing waits must know of it.</summary>
/// <param name="Waiting">Posts that go out with a next contact.</param>
/// <param name="OnRequest">Posts that are held until somebody asks for them.</param>
/// <param name="Refused">Posts that were rejected, or are held until somebody does something about them; a post whose record waits for a
/// decision, or that is held by another one, is not among them.</param>
/// <param name="InDoubt">Posts of which it is not known whether they were written.</param>
/// <param name="FailedSections">Sections whose last run failed.</param>
/// <param name="Undecided">Records that wait for a decision.</param>
/// <param name="Warnings">Sections whose last run ended with a warning, and warnings that nobody has acknowledged, one of a kind in each
/// section.</param>
/// <param name="Following">Posts that are held by another one and follow it by themselves.</param>
public sealed record OpenWork(
    int Waiting = 0, int OnRequest = 0, int Refused = 0, int InDoubt = 0, int FailedSections = 0, int Undecided = 0, int Warnings = 0,
    int Following = 0)
{
    /// <summary>There is none.</summary>
    public static readonly OpenWork None = new();

    /// <summary>How many things of its posts, records and sections need a person.</summary>
    public int Needs => Refused + FailedSections + Undecided + Warnings;

    /// <summary>Somebody has to look at something.</summary>
    public bool NeedsSomebody => Needs > 0;

    /// <summary>What there is, in one sentence; null when there is nothing.</summary>
    public string? Say()
    {
        string?[] parts =
        [
            Part(Refused, "post was refused or is held", "posts were refused or are held"),
            Part(FailedSections, "section could not be read", "sections could not be read"),
            Part(Undecided, "record waits for a decision", "records wait for a decision"),
            Part(Warnings, "warning was looked at by nobody", "warnings were looked at by nobody"),
            InDoubt == 0
                ? null
                : $"of {Part(InDoubt, "post", "posts")} it is not known yet whether QuickBooks has {(InDoubt == 1 ? "it" : "them")}",
            Part(Waiting, "post waits to go out", "posts wait to go out"),
            Part(Following, "post waits for another one", "posts wait for another one"),
            Part(OnRequest, "post waits until somebody asks for it", "posts wait until somebody asks for them"),
        ];
        string[] said = [.. parts.OfType<string>()];
        var all = said.Length < 2 ? string.Concat(said) : $"{string.Join(", ", said[..^1])}, and {said[^1]}";
        return all.Length == 0 ? null : $"{char.ToUpperInvariant(all[0])}{all[1..]}.";
    }

    private static string? Part(int count, string one, string many) => count switch
    {
        0 => null,
        1 => $"1 {one}",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} {many}"),
    };
}
