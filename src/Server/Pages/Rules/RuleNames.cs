namespace WebConnectorSync.Server.Pages.Rules;

/// <summary>
/// A list of names to tick in the form of the rules. A long one is not sent with the page: those that are ticked are, and the others come
/// when somebody wants to choose among them. Shown by the partial <c>_Names</c>.
/// </summary>
/// <param name="Field">What the boxes are called, and the path in the document.</param>
/// <param name="Id">Id of its place on the page.</param>
/// <param name="Singular">What one is: "job".</param>
/// <param name="Names">All names, in order.</param>
/// <param name="Ticked">The names that are ticked.</param>
/// <param name="IsWhole">Whether all of it was asked for.</param>
internal sealed record RuleNames(
    string Field, string Id, string Singular, IReadOnlyList<string> Names, IReadOnlySet<string> Ticked, bool IsWhole)
{
    /// <summary>A list up to this long comes with the page.</summary>
    private const int Short = 40;

    /// <summary>Whether all names stand there, and not only those that are ticked.</summary>
    public bool ShowsAll => IsWhole || Names.Count <= Short;

    /// <summary>The ticked ones, when they stand alone.</summary>
    public IReadOnlyList<string> Kept { get; } = [.. Names.Where(Ticked.Contains)];

    /// <summary>Whether there are too many ticked ones for a box each.</summary>
    public bool KeptInOneField => Kept.Count > Short;
}
