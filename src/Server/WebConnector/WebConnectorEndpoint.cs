using System.Text;
using Microsoft.AspNetCore.Authorization;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>The addresses that the Web Connector and a person with a browser come to.</summary>
internal static class WebConnectorEndpoint
{
    /// <summary>The endpoint's path; anything may follow it, as the path in a .qwc is never redirected.</summary>
    public const string Path = "/qbwc";

    /// <summary>Title of the page at <see cref="Path"/>; the check of the address recognises our page by it.</summary>
    public const string Title = "Web Connector endpoint";

    /// <summary>Title of the page at the support address.</summary>
    public const string SupportTitle = "Support";

    private const string AnyPath = Path + "/{**rest}";

    /// <summary>
    /// Maps the SOAP endpoint (POST) of the registered <see cref="IWebConnectorService"/>, its description (GET ?wsdl), and the pages that
    /// the Web Connector probes when a .qwc is added: they need a plain 200 without sign-in and without redirection.
    /// </summary>
    public static void MapWebConnector(this IEndpointRouteBuilder endpoints)
    {
        string? publicUrl = endpoints.ServiceProvider.GetRequiredService<IConfiguration>()["PublicUrl"];
        string[] get = [HttpMethods.Get, HttpMethods.Head];

        Open(
            endpoints.MapPost(
                AnyPath, endpoints.CreateApplicationBuilder().UseMiddleware<SoapExchange>().UseWebConnectorService().Build()));
        Open(endpoints.MapMethods(AnyPath, get, context => ShowAsync(context, publicUrl)));
        Open(endpoints.MapMethods("/support", get, context => WritePageAsync(
            context, SupportTitle,
            "This server keeps a QuickBooks company file and an application in agreement. Its administrator can help you; " +
            "<a href=\"/help/bookkeeper\">the help</a> says what each page and each sentence means, " +
            "<a href=\"/help/codes\">the list of codes</a> what a number in the Web Connector's window does.")));
    }

    private static void Open(IEndpointConventionBuilder endpoint) =>
        endpoint.WithMetadata(new AllowAnonymousAttribute()).ExcludeFromDescription();

    private static Task ShowAsync(HttpContext context, string? publicUrl)
    {
        var request = context.Request;
        if (!request.Query.ContainsKey("wsdl"))
        {
            return WritePageAsync(
                context, Title, "This address is for the QuickBooks Web Connector. It works: add the company's .qwc file there.");
        }

        string home = string.IsNullOrEmpty(publicUrl) ? $"{request.Scheme}://{request.Host}{request.PathBase}" : publicUrl;
        return WriteAsync(context, "text/xml; charset=utf-8", Wsdl.At(home.TrimEnd('/') + Path));
    }

    private static Task WritePageAsync(HttpContext context, string title, string sentence) => WriteAsync(
        context,
        "text/html; charset=utf-8",
        Encoding.UTF8.GetBytes(
            "<!doctype html><html lang=\"en\"><head><meta " +
            $"charset=\"utf-8\"><title>{title}</title></head><body><h1>{title}</h1><p>{sentence}</p></body></html>"));

    /// <summary>Writes a whole answer, its length announced.</summary>
    internal static Task WriteAsync(HttpContext context, string contentType, byte[] bytes)
    {
        var response = context.Response;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
