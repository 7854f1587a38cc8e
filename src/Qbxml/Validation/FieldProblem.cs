namespace WebConnectorSync.Qbxml.Validation;

/// <summary>Something QuickBooks would refuse.</summary>
/// <param name="Path">Where, in the JSON of the record: <c>lines[2].itemRef</c>.</param>
/// <param name="Code">A short stable word for programs: <c>required</c>, <c>tooLong</c>, <c>notInVersion</c>, <c>notInCountry</c>,
/// <c>unknownField</c>, <c>computed</c>, <c>choice</c>, <c>reference</c>, <c>duplicateReference</c>, <c>unbalanced</c>,
/// <c>notClearable</c>, <c>badCharacter</c>, <c>badName</c>, <c>badType</c>, <c>badBool</c>, <c>badInt</c>, <c>outOfRange</c>,
/// <c>badDate</c>, <c>badDateTime</c>, <c>badNumber</c>, <c>badAmount</c>, <c>tooManyDecimals</c>, <c>tooBig</c>,
/// <c>badInterval</c>, <c>badGuid</c>, <c>badWord</c>.</param>
/// <param name="Message">A sentence that names the field, the limit and what was given; never the value of a field with personal
/// data.</param>
/// <param name="Advice">What to do.</param>
public sealed record FieldProblem(string Path, string Code, string Message, string Advice);

/// <summary>What a check found.</summary>
/// <param name="Problems">Everything QuickBooks would refuse, in the order of the table.</param>
/// <param name="Ignored">Paths of fields that only QuickBooks sets (<see cref="CheckOptions.IgnoreComputed"/>); they are not
/// written.</param>
public sealed record CheckResult(IReadOnlyList<FieldProblem> Problems, IReadOnlyList<string> Ignored)
{
    /// <summary>Nothing stands against sending it.</summary>
    public bool IsValid => Problems.Count == 0;
}
