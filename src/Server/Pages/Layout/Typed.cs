using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Pages.Layout;

/// <summary>What was typed into a form. It is validated as the request it makes, and each problem stands at its field.</summary>
internal static class Typed
{
    /// <summary>Whether what was typed cannot be used.</summary>
    public static bool Refuses<T>(this PageModel page, IValidator<T> validator, T typed) => page.Refuses(validator.Problems(typed));

    /// <summary>Whether there is anything wrong: with what could not even be read, or these problems.</summary>
    public static bool Refuses(this PageModel page, IReadOnlyList<FieldProblem> problems)
    {
        // What could not be read has no value to validate.
        var unread = page.ModelState.Where(
            f => f.Value?.ValidationState == ModelValidationState.Invalid).Select(f => f.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var problem in problems.Where(p => !unread.Contains(p.Path)))
        {
            page.ModelState.AddModelError(problem.Path, problem.InWords());
        }

        return !page.ModelState.IsValid;
    }

    /// <summary>What is wrong at a place of the form, and at the entries of a list there.</summary>
    public static IEnumerable<string> Wrong(this ModelStateDictionary typed, string path) => typed
        .Where(
            f => f.Key.Equals(path, StringComparison.OrdinalIgnoreCase)
                || (path.Length > 0 && f.Key.StartsWith(path + "[", StringComparison.OrdinalIgnoreCase)))
        .SelectMany(f => f.Value!.Errors.Select(e => e.ErrorMessage));

    /// <summary>Sentences for what could not be read, in place of those that name a type's property.</summary>
    public static void Speak(DefaultModelBindingMessageProvider words)
    {
        words.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
        words.SetValueIsInvalidAccessor(Unreadable);
        words.SetValueMustBeANumberAccessor(_ => "This is no number.");
        words.SetNonPropertyValueMustBeANumberAccessor(() => "This is no number.");
    }

    private static string Unreadable(string value) => $"\"{ValueRules.Short(value)}\" cannot be used here.";
}
