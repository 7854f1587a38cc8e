using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Documents;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Layout;

/// <summary>
/// Runs before every page handler: finds the company, requires the role, and makes sure that a change is in the audit trail.
/// </summary>
internal sealed class PageAuthorizationFilter(TimeProvider clock) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next();
            return;
        }

        if (CallerClaims.DutyOf(http.User) != SignInDuty.None
            && context.HandlerInstance.GetType().GetCustomAttribute<BeforeDutyAttribute>() is null)
        {
            context.Result = new RedirectResult("/settings/account");
            return;
        }

        // A page without a handler for GET is only shown; a form that no handler takes is answered with 404.
        var handler = context.HandlerMethod?.MethodInfo;
        if (handler is null && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            context.Result = new NotFoundResult();
            return;
        }

        if (context.HandlerInstance is CompanyPage page)
        {
            if (await http.RequestServices.GetRequiredService<CompanyReader>().FindAsync(
                page.CompanyId, http.RequestAborted) is not { } row)
            {
                context.Result = new NotFoundResult();
                return;
            }

            (page.Row, page.Condition, page.Needs) = (row, row.Condition(clock), row.Needs(clock));
            http.RequestServices.GetRequiredService<PageTime>().Zone = row.Company.Zone(clock);
        }

        var isPost = HttpMethods.IsPost(http.Request.Method);
        if (!http.RequestServices.GetRequiredService<Caller>().IsAtLeast(Needed(context.HandlerInstance.GetType(), handler, isPost)))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }

        var done = await next();
        if (isPost
            && handler is not null
            && done is { Exception: null, Result: RedirectResult or LocalRedirectResult or RedirectToPageResult })
        {
            await NoteAsync(context, handler.Name);
        }
    }

    private static Role Needed(Type page, MethodInfo? handler, bool isPost)
    {
        var ofPage = page.GetCustomAttribute<NeedsAttribute>()?.Role ?? Role.Viewer;
        var ofHandler = handler?.GetCustomAttribute<NeedsAttribute>()?.Role
            ?? (isPost && page.GetCustomAttribute<NeedsAttribute>() is null ? Role.Bookkeeper : Role.Viewer);
        return ofPage > ofHandler ? ofPage : ofHandler;
    }

    // A change that no action noted itself is noted by the handler's name.
    private static async Task NoteAsync(PageHandlerExecutingContext context, string handler)
    {
        var audit = context.HttpContext.RequestServices.GetRequiredService<AuditTrail>();
        if (!audit.HasNoted)
        {
            await audit.NoteAsync(
                $"Pressed \"{FieldLabel.Of(handler)}\" on a page.",
                (context.HandlerInstance as CompanyPage)?.CompanyId,
                context.HttpContext.RequestAborted);
        }
    }
}
