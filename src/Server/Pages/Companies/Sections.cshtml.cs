using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Server.Api.Sections;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>How each section of a company is doing.</summary>
internal sealed class SectionsModel(SectionReader reader) : CompanyPage
{
    /// <summary>The filters above the table.</summary>
    public static readonly IReadOnlyList<SectionChoice> Choices =
    [
        new("used", "In use", section => section.InUse),
        new("problems", "With a problem", section => section.InUse && section.Problem is not null),
        new("unused", "Not used in QuickBooks", section => !section.InUse),
    ];

    /// <summary>All sections.</summary>
    public IReadOnlyList<SectionJson> All { get; private set; } = [];

    /// <summary>The filter that applies.</summary>
    public SectionChoice Choice { get; private set; } = Choices[0];

    /// <summary>What is shown.</summary>
    public IReadOnlyList<SectionJson> Shown => [.. All.Where(Choice.Includes)];

    public Task OnGetAsync(string? show, CancellationToken ct) => ReadAsync(show, ct);

    /// <summary>The table alone, for a page that is open.</summary>
    public async Task<IActionResult> OnGetListAsync(string? show, CancellationToken ct)
    {
        await ReadAsync(show, ct);
        return Part("_Sections");
    }

    /// <summary>The problem row of a section; null when it has none.</summary>
    public ProblemLine? Problem(SectionJson section) =>
        section.Problem is null ? null : ProblemLine.Of(section, Link($"/log?section={section.Section}")) with { Subject = null };

    private async Task ReadAsync(string? show, CancellationToken ct)
    {
        Choice = Choices.FirstOrDefault(choice => choice.Word == show) ?? Choices[0];
        All = await reader.ReadAsync(CompanyId, ct);
    }
}

/// <summary>A filter with its count.</summary>
/// <param name="Word">In the address.</param>
/// <param name="Title">On the page.</param>
/// <param name="Includes">What it lets through.</param>
internal sealed record SectionChoice(string Word, string Title, Func<SectionJson, bool> Includes);
