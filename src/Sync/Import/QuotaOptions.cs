using FluentValidation;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Import;

/// <summary>Configuration section <c>Quota</c>: how much of the database one company may fill, so that others have room.</summary>
internal sealed class QuotaOptions
{
    public const string Section = "Quota";

    /// <summary>The bounds of <see cref="RecordsPerCompany"/>.</summary>
    public static readonly Bounds Records = new(1, 1_000_000_000);

    /// <summary>Records that QuickBooks may bring for one company. Default 5,000,000.</summary>
    public int RecordsPerCompany { get; init; } = 5_000_000;

    /// <summary>What a person reads when a company has as many.</summary>
    public string Told => $"This server takes {RecordsPerCompany:N0} records of one company (the setting Quota:RecordsPerCompany).";

    public static QuotaOptions Read(SettingReader settings)
    {
        var options = new QuotaOptions
        {
            RecordsPerCompany = settings.Number($"{Section}:{nameof(RecordsPerCompany)}", Records, new QuotaOptions().RecordsPerCompany),
        };
        settings.NothingElseIn(Section);
        return options;
    }

    /// <summary>Whether a company with these sections takes no further records; the response is marked then.</summary>
    public bool HoldsBack(IReadOnlyList<CompanySection> rows, ParsedResponse response) =>
        response.IsOverQuota = DeletedList.Find(response.Request!.Section) is null
            && rows.Sum(r => (long)r.QuickBooksCount) >= RecordsPerCompany;
}

/// <summary>What <see cref="QuotaOptions"/> may be.</summary>
internal sealed class QuotaValidator : AbstractValidator<QuotaOptions>
{
    public QuotaValidator() => RuleFor(o => o.RecordsPerCompany)
        .IsSetting("Quota:RecordsPerCompany", QuotaOptions.Records, new QuotaOptions().RecordsPerCompany);
}
