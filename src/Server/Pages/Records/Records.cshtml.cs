using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Server.Pages.Records;

/// <summary>What there is in each section, and which records wait for a decision.</summary>
internal sealed class RecordsModel(RecordList list) : CompanyPage
{
    private const int MostUndecided = 100;

    private Dictionary<(string Section, RecordState State), int> counts = [];

    /// <summary>Records that wait for a decision.</summary>
    public IReadOnlyList<RecordLine> Undecided { get; private set; } = [];

    /// <summary>Sections that hold anything, in the order of the catalogue unless another one is asked for.</summary>
    public IReadOnlyList<SectionDef> Sections
    {
        get
        {
            var (sort, isDown) = ($"{Request.Query["sort"]}".TrimStart('-'), $"{Request.Query["sort"]}".StartsWith('-'));
            var held = SectionCatalogue.All.Where(s => counts.Keys.Any(k => k.Section == s.Name));
            return sort == "name" ? [.. held.InOrder(s => s.Title, isDown)]
                : Enum.TryParse<RecordState>(sort, ignoreCase: true, out var state) ? [.. held.InOrder(s => Count(s, state), isDown)]
                : [.. held];
        }
    }

    /// <summary>How many records of a section are in that state.</summary>
    public int Count(SectionDef section, RecordState state) => counts.GetValueOrDefault((section.Name, state));

    /// <summary>How many wait for a decision.</summary>
    public int UndecidedCount { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    /// <summary>What is below the head alone, for a page that is open.</summary>
    public async Task<IActionResult> OnGetListAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return Part("_Records");
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        counts = await list.CountAsync(CompanyId, ct);
        UndecidedCount = await list.CountUndecidedAsync(CompanyId, ct);
        Undecided = [.. (await list.UndecidedAsync(CompanyId, null, MostUndecided, ct)).Select(RecordLine.Of)];
    }
}
