using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Demo;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>The first step of connecting a company; the others are on the page of the company that comes of it.</summary>
[Needs(Role.Administrator)]
internal sealed class NewCompanyModel(CompanyCreation creation, SimulatedOffices offices, Caller caller) : PageModel
{
    /// <summary>What was typed.</summary>
    public string? Name { get; private set; }

    public async Task<IActionResult> OnPostMakeAsync(CreateCompanyBody typed, CancellationToken ct)
    {
        switch (await creation.CreateAsync(typed, ct))
        {
            case CompanyCreated.Done done:
                OneTimeSecret.Keep(TempData, done.Company.Id, done.Password);
                return Redirect($"/companies/{done.Company.Id}/connect");
            case CompanyCreated.Refused refused:
                Name = typed.Name;
                this.Refuses(refused.Problems);
                return Page();
            default:
                throw new InvalidOperationException("There are two outcomes.");
        }
    }

    public async Task<IActionResult> OnPostSimulateAsync(CancellationToken ct)
    {
        if (await offices.OpenAsync(caller, ct) is not { } company)
        {
            ModelState.AddModelError(
                "", "There are three simulated companies already. Delete one, and restart this server to close its QuickBooks.");
            return Page();
        }

        this.Say("A simulated QuickBooks was started and its Web Connector calls. Watch the first sync.");
        return Redirect($"/companies/{company}");
    }
}
