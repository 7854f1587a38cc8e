using FluentValidation;

namespace WebConnectorSync.Sync.Values;

/// <summary>Rules that the validators of options share.</summary>
internal static class SettingRules
{
    /// <summary>A whole number within its bounds.</summary>
    public static IRuleBuilderOptions<T, int> IsSetting<T>(this IRuleBuilder<T, int> rule, string key, Bounds bounds, int standard) =>
        rule.InclusiveBetween(bounds.Least, bounds.Most).WithMessage((_, value) => NotWithin(key, $"{value}", bounds, standard));

    /// <summary>The sentence for a number that is none or out of its bounds.</summary>
    public static string NotWithin(string key, string text, Bounds bounds, int standard) =>
        $"{key} is \"{text}\". Write a whole number from {bounds}, or leave it out for {standard}.";
}
