using FluentValidation;

namespace WebConnectorSync.Sync.Values;

/// <summary>
/// Rules that several validators share. A rule answers a code for programs, a message that says what is wrong and an advice that says what
/// would be right.
/// </summary>
internal static class ValueRules
{
    /// <summary>
    /// What the rule answers. Message and advice are read on pages and by users of the API, so they speak of things, not of fields.
    /// </summary>
    public static IRuleBuilderOptions<T, TValue> Says<T, TValue>(
        this IRuleBuilderOptions<T, TValue> rule, string code, string message, string advice) =>
        rule.WithErrorCode(code).WithMessage(message).WithState(_ => advice);

    /// <summary>It has to be there; further rules apply only when it is.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="what">Its name, beginning a sentence: "The name".</param>
    /// <param name="advice">What would be right.</param>
    public static IRuleBuilderOptions<T, TValue> Required<T, TValue>(
        this IRuleBuilderInitial<T, TValue> rule, string what, string advice) =>
        rule.Cascade(CascadeMode.Stop).NotNull().Says("required", $"{what} is missing.", advice);

    /// <summary>One line of text: not empty, not too long, without control characters. Absent is right.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="what">Its name, beginning a sentence: "The name".</param>
    /// <param name="most">The most characters.</param>
    public static IRuleBuilderOptions<T, string?> Line<T>(this IRuleBuilder<T, string?> rule, string what, int most) => rule
        .MinimumLength(1).Says("empty", $"{what} is empty.", $"Give it 1 to {most} characters.")
        .MaximumLength(most).Says("tooLong", $"{what} has {{TotalLength}} characters.", $"Give it at most {most}.")
        .Must(text => text is null || !text.Any(char.IsControl)).Says(
            "controlCharacter",
            $"{what} contains a control character.",
            "Write it without line breaks, tabs and other control characters.");

    /// <summary>A whole number within its bounds. Absent is right.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="what">Its name, beginning a sentence, in the plural: "The minutes between two calls".</param>
    /// <param name="bounds">The bounds.</param>
    public static IRuleBuilderOptions<T, int?> Within<T>(this IRuleBuilder<T, int?> rule, string what, Bounds bounds) =>
        rule.InclusiveBetween(bounds.Least, bounds.Most)
            .Says("outOfRange", $"{what} are out of range.", $"Choose a whole number from {bounds}.");

    /// <summary>A list with so many entries. Absent is right.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> Count<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, Bounds bounds) =>
        rule.SetValidator(new CountValidator<T, TItem>(bounds));

    /// <summary>Each one a word of a known set.</summary>
    /// <param name="rule">The rule for each.</param>
    /// <param name="what">What there is none of: "section".</param>
    /// <param name="known">The set.</param>
    public static IRuleBuilderOptions<T, string> OneOf<T>(
        this IRuleBuilder<T, string> rule, string what, IReadOnlyCollection<string> known) =>
        rule.Must(known.Contains).WithErrorCode("unknownWord").WithMessage(
            (_, word) => $"There is no {what} \"{Short(word)}\" here.").WithState(_ => $"Known ones: {string.Join(", ", known)}.");

    /// <summary>The beginning of a text that a caller sent, so that it cannot make an answer long.</summary>
    public static string Short(string text) => text.Length <= 100 ? text : text[..100] + "...";
}
