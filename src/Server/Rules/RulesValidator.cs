using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Server.Api;

namespace WebConnectorSync.Server.Rules;

/// <summary>What well-formed rules must still fulfil. Each rule's error code, message and advice are what the API answers.</summary>
internal sealed class RulesValidator : AbstractValidator<CompanyRules>
{
    private const int MostNames = 1000;

    private static readonly RulesValidator Only = new();

    private RulesValidator()
    {
        RuleFor(r => r.Version).GreaterThanOrEqualTo(0).WithErrorCode("required").WithMessage("\"version\" is missing.").WithState(_ => "Send the version of the rules you have read.");
        RuleFor(r => r.Defaults.FromDate).Null().WithErrorCode("noFromDate")
            .WithMessage("The defaults have no first day.").WithState(_ => "Set the document's own fromDate, or that of a section.");
        Names(r => r.PaymentMethods, "paymentMethods", 31);
        Names(r => r.Jobs.Exclude, "jobs.exclude", 209);
        Names(r => r.Vendors.Chosen, "vendors.chosen", 41);
        RuleFor(r => r.PaymentMethods).Must(m => m is null or { Count: > 0 }).WithErrorCode("empty")
            .WithMessage("\"paymentMethods\" is an empty list.").WithState(_ => "Send null for all, or name at least one.");
        RuleFor(r => r.Vendors.Chosen).NotEmpty().When(r => r.Vendors.Include == VendorChoice.Chosen).WithName("vendors.chosen").WithErrorCode("empty")
            .WithMessage("\"vendors.chosen\" names nobody, so no vendor would sync.").WithState(_ => "Name at least one vendor, or choose none.");
        RuleFor(r => r.Sections).Custom((sections, context) =>
        {
            foreach (var problem in sections.SelectMany(s => OfSection(s.Key, s.Value)))
            {
                context.AddFailure(problem);
            }
        });
    }

    /// <summary>Everything that is wrong.</summary>
    public static IEnumerable<ApiError> Problems(CompanyRules rules) =>
        Only.Validate(rules).Errors.Select(e => new ApiError(Path(e.PropertyName), e.ErrorCode, e.ErrorMessage, (string)e.CustomState));

    private void Names(Func<CompanyRules, IReadOnlyList<string>?> list, string path, int length) => RuleFor(r => r).Custom((rules, context) =>
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = list(rules) ?? [];
        foreach (var (index, name) in names.Index())
        {
            var at = $"{path}[{index}]";
            if (name.Length == 0 || name.Length > length)
            {
                context.AddFailure(Problem(at, name.Length == 0 ? "empty" : "tooLong", $"\"{at}\" has {name.Length} characters.", $"QuickBooks' names have 1 to {length}."));
            }
            else if (!seen.Add(name))
            {
                context.AddFailure(Problem(at, "duplicate", $"\"{at}\" stands in the list twice; upper and lower case do not count.", "Name each one once."));
            }
        }

        if (names.Count > MostNames)
        {
            context.AddFailure(Problem(path, "tooMany", $"\"{path}\" has {names.Count} entries.", $"At most {MostNames}."));
        }
    });

    private static IEnumerable<ValidationFailure> OfSection(string name, SectionOverrides rules)
    {
        var path = $"sections.{(name.Length <= 80 ? name : name[..80])}";
        if (SectionCatalogue.Find(name) is not { } section)
        {
            yield return Problem(path, "unknownSection", $"There is no section \"{name}\".", $"Known ones: {string.Join(", ", SectionCatalogue.All.Select(s => s.Name))}.");
            yield break;
        }

        if (rules.FromDate is not null && !CompanyRules.CanHaveFromDate(section))
        {
            yield return Problem($"{path}.fromDate", "noFromDate", $"{section.Title} have no first day: they always sync, because other records refer to them.", "Leave it out. Customers and transactions may have one.");
        }

        if (rules.OnDelete == OnDelete.Void && !CanBeVoided(section))
        {
            yield return Problem($"{path}.onDelete", "cannotBeVoided", $"QuickBooks cannot void {section.Title.ToLowerInvariant()}.", "Choose delete or unlink.");
        }
    }

    private static bool CanBeVoided(SectionDef section) =>
        QbxmlLanguage.Default.Message("TxnVoidRq").Root.ChildElements["TxnVoidType"].Words.Contains(section.Query);

    private static ValidationFailure Problem(string path, string code, string message, string advice) => new(path, message) { ErrorCode = code, CustomState = advice };

    // Rules on a member are named after it: Vendors.Chosen is vendors.chosen in the document.
    private static string Path(string property) => string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
