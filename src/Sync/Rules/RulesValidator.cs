using FluentValidation;
using FluentValidation.Results;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Rules;

/// <summary>What well-formed rules must still fulfil. Each rule's error code, message and advice are what the API answers.</summary>
internal sealed class RulesValidator : AbstractValidator<CompanyRules>
{
    /// <summary>The version of a document that names none.</summary>
    public const int NoVersion = -1;

    private const int MostNames = 1000;
    private const string ReadVersion = "Send the version of the rules you have read.";

    public RulesValidator()
    {
        RuleFor(r => r.Version).Cascade(CascadeMode.Stop)
            .NotEqual(NoVersion).Says("required", "The version is missing.", ReadVersion)
            .GreaterThanOrEqualTo(0).Says("outOfRange", "There is no such version.", ReadVersion);
        RuleFor(r => r.Defaults.FromDate).Null().Says(
            "noFromDate", "The defaults have no first day.", "Set the document's own fromDate, or that of a section.");
        Names(r => r.PaymentMethods, "paymentMethods", 31);
        Names(r => r.Jobs.Exclude, "jobs.exclude", 209);
        Names(r => r.Vendors.Chosen, "vendors.chosen", 41);
        RuleFor(r => r.PaymentMethods).Must((rules, m) => m is null or { Count: > 0 } || rules.PaymentsWithoutMethod)
            .Says("empty", "No payment method is chosen, so no received payment would sync.", "Choose all, or name at least one.");
        RuleFor(r => r.Vendors.Chosen).NotEmpty().When(r => r.Vendors.Include == VendorChoice.Chosen)
            .Says("empty", "No vendor is chosen, so no vendor would sync.", "Name at least one vendor, or choose none.");
        RuleFor(r => r.Sections).Custom((sections, context) =>
        {
            foreach (var problem in sections.SelectMany(s => OfSection(s.Key, s.Value)))
            {
                context.AddFailure(problem);
            }
        });
    }

    private void Names(
        Func<CompanyRules, IReadOnlyList<string>?> list, string path, int length) => RuleFor(r => r).Custom((rules, context) =>
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = list(rules) ?? [];
        foreach (var (index, name) in names.Index())
        {
            var at = $"{path}[{index}]";
            if (name.Length == 0 || name.Length > length)
            {
                context.AddFailure(Problem(
                    at,
                    name.Length == 0 ? "empty" : "tooLong",
                    name.Length == 0 ? "A name is empty." : $"\"{ValueRules.Short(name)}\" has {name.Length} characters.",
                    $"QuickBooks' names have 1 to {length}."));
            }
            else if (!seen.Add(name))
            {
                context.AddFailure(
                    Problem(
                        at,
                        "duplicate",
                        $"\"{name}\" stands in the list twice; upper and lower case do not count.",
                        "Name each one once."));
            }
        }

        if (names.Count > MostNames)
        {
            context.AddFailure(Problem(path, "tooMany", $"The list has {names.Count} names.", $"Name at most {MostNames}."));
        }
    });

    private static IEnumerable<ValidationFailure> OfSection(string name, SectionOverrides rules)
    {
        var path = $"sections.{ValueRules.Short(name)}";
        if (SectionCatalogue.Find(name) is not { } section)
        {
            yield return Problem(
                path,
                "unknownSection",
                $"There is no section \"{ValueRules.Short(name)}\".",
                $"Known ones: {string.Join(", ", SectionCatalogue.All.Select(s => s.Name))}.");
            yield break;
        }

        if (rules.FromDate is not null && !CompanyRules.CanHaveFromDate(section))
        {
            yield return Problem(
                $"{path}.fromDate",
                "noFromDate",
                $"{section.Title} have no first day: they always sync, because other records refer to them.",
                "Leave it out. Customers and transactions may have one.");
        }

        if (rules.OnDelete == OnDelete.Void && !CanBeVoided(section))
        {
            yield return Problem(
                $"{path}.onDelete",
                "cannotBeVoided",
                $"QuickBooks cannot void {section.Title.ToLowerInvariant()}.",
                "Choose delete or unlink.");
        }
    }

    private static bool CanBeVoided(SectionDef section) =>
        QbxmlLanguage.Default.Message("TxnVoidRq").Root.ChildElements["TxnVoidType"].Words.Contains(section.Query);

    private static ValidationFailure Problem(string path, string code, string message, string advice) =>
        new(path, message) { ErrorCode = code, CustomState = advice };
}
