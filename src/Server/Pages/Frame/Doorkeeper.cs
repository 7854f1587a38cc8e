using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Audit;
using WebConnectorSync.Server.Companies;

namespace WebConnectorSync.Server.Pages.Frame;

/// <summary>Stands before every handler of every page: finds the company, asks for the role, and sees that what changed something is in the audit trail.</summary>
internal sealed class Doorkeeper : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null || context.HandlerMethod is not { } handler)
        {
            await next();
            return;
        }

        if (context.HandlerInstance is CompanyPage page)
        {
            if (await http.RequestServices.GetRequiredService<CompanyReader>().FindAsync(page.CompanyId, http.RequestAborted) is not { } row)
            {
                context.Result = new NotFoundResult();
                return;
            }

            page.Row = row;
        }

        var isPost = HttpMethods.IsPost(http.Request.Method);
        if (!http.RequestServices.GetRequiredService<Caller>().IsAtLeast(Needed(context.HandlerInstance.GetType(), handler.MethodInfo, isPost)))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }

        var done = await next();
        if (isPost && done is { Exception: null, Result: RedirectResult or LocalRedirectResult or RedirectToPageResult })
        {
            await NoteAsync(context, handler.MethodInfo.Name);
        }
    }

    private static Role Needed(Type page, MethodInfo handler, bool isPost)
    {
        var ofPage = page.GetCustomAttribute<NeedsAttribute>()?.Role ?? Role.Viewer;
        var ofHandler = handler.GetCustomAttribute<NeedsAttribute>()?.Role ?? (isPost && page.GetCustomAttribute<NeedsAttribute>() is null ? Role.Bookkeeper : Role.Viewer);
        return ofPage > ofHandler ? ofPage : ofHandler;
    }

    // What no action noted with particulars is noted by its name.
    private static async Task NoteAsync(PageHandlerExecutingContext context, string handler)
    {
        var audit = context.HttpContext.RequestServices.GetRequiredService<AuditTrail>();
        if (!audit.HasNoted)
        {
            await audit.NoteAsync($"{handler} on {context.HttpContext.Request.Path}", (context.HandlerInstance as CompanyPage)?.CompanyId, context.HttpContext.RequestAborted);
        }
    }
}
