using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Connect;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>
/// Whether the Web Connector will accept this server's address. It asks the address itself, which takes some seconds, so other pages fetch
/// it when they are shown.
/// </summary>
[Needs(Role.Bookkeeper)]
internal sealed class AddressCheckModel(AddressProbe probe, ServerOptions options) : PageModel
{
    public string Address => options.PublicUrl;

    public IReadOnlyList<AddressCheck> Checks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Checks = await probe.RunAsync(ct);

    /// <summary>The checks alone.</summary>
    public async Task<IActionResult> OnGetPartAsync(CancellationToken ct)
    {
        Checks = await probe.RunAsync(ct);
        Response.Headers.CacheControl = "no-cache, no-store";
        return Partial("_AddressChecks", this);
    }
}
