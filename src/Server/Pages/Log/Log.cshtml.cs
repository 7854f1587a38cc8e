using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Api.Log;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;

namespace WebConnectorSync.Server.Pages.Log;

/// <summary>The log of a company: searched, filtered, grouped by session, downloaded.</summary>
internal sealed class LogModel(LogReader reader, LogArchive archive, TimeProvider clock) : CompanyPage
{
    private const int DaysInZip = 14;

    /// <summary>What is asked for.</summary>
    public LogFilter Filter { get; private set; } = new();

    /// <summary>What is shown.</summary>
    public LogPage List { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    /// <summary>The lines alone, for a page that is open.</summary>
    public async Task<IActionResult> OnGetListAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        return Part("_Log");
    }

    /// <summary>The last two weeks as a file for somebody who helps, personal data masked.</summary>
    public async Task<IActionResult> OnGetZipAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition =
            string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"log-{now:yyyy-MM-dd}.zip\"");
        await archive.WriteAsync(Response.BodyWriter, Company, now.AddDays(-DaysInZip), ct);

        // The file is the whole answer; nothing is shown behind it.
        return new EmptyResult();
    }

    /// <summary>What people call a section.</summary>
    public static string Title(string section) => SectionCatalogue.Find(section)?.Title ?? section;

    /// <summary>A group of problems as a row.</summary>
    public ProblemLine Line(ProblemGroup group)
    {
        var meaning = CodeExplanations.Of(group.Code, null);
        return new(
            meaning.Severity == Severity.Warning ? new("warn", "Warning") : new("bad", "Problem"),
            group.Section is { } section ? Title(section) : null,
            meaning.Message,
            meaning.Advice,
            group.Count == 1 ? group.Code : string.Create(CultureInfo.CurrentCulture, $"{group.Code}, {group.Count:N0} times"),
            group.At,
            Link($"/log?code={Uri.EscapeDataString(group.Code)}{(group.Section is null ? "" : "&section=" + group.Section)}"),
            "Show them");
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Filter = LogFilter.Read(Request.Query);
        List = await reader.ReadAsync(CompanyId, Filter, ct);
    }
}
