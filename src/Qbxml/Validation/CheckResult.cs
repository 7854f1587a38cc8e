namespace WebConnectorSync.Qbxml.Validation;

/// <summary>What a check found.</summary>
/// <param name="Problems">Everything QuickBooks would refuse, in the order of the table.</param>
/// <param name="Ignored">Paths of fields that only QuickBooks sets (<see cref="CheckOptions.IgnoreComputed"/>); they are not
/// written.</param>
public sealed record CheckResult(IReadOnlyList<FieldProblem> Problems, IReadOnlyList<string> Ignored)
{
    /// <summary>Nothing stands against sending it.</summary>
    public bool IsValid => Problems.Count == 0;
}
