using System.Collections.Concurrent;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WebConnectorSync.Simulator.Tests;

/// <summary>A service of a few lines on a real socket: it hands out the messages it was given and keeps what comes in.</summary>
internal sealed class ScriptedService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Queue<string> messages = new();

    private ScriptedService(WebApplication app) => this.app = app;

    public List<(string Operation, string Body, IHeaderDictionary Headers)> Calls { get; } = [];

    public List<string> Responses { get; } = [];

    public string Url { get; private set; } = "";

    /// <summary>Answers that differ from the usual ones: operation to the inside of its result element, or null for no element.</summary>
    public ConcurrentDictionary<string, string?> Results { get; } = new();

    /// <summary>Whole answers in place of a SOAP envelope.</summary>
    public ConcurrentDictionary<string, (int Status, string Type, string Body)> Raw { get; } = new();

    /// <summary>An operation that is read and never answered.</summary>
    public string? NeverAnswered { get; set; }

    public Dictionary<string, int> Probes { get; } = new() { ["/qbwc"] = 200, ["/support"] = 200 };

    public Queue<int> Progress { get; } = new();

    public static async Task<ScriptedService> StartAsync(params string[] messages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new ScriptedService(builder.Build());
        foreach (var message in messages)
        {
            service.messages.Enqueue(message);
        }

        service.app.Run(service.AnswerAsync);
        await service.app.StartAsync();
        service.Url = service.app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        return service;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Method == "GET")
        {
            context.Response.StatusCode = Probes.GetValueOrDefault(context.Request.Path.Value ?? "", 404);
            return;
        }

        using var reader = new StreamReader(context.Request.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var body = await reader.ReadToEndAsync();
        var call = XElement.Parse(body).Elements().Single().Elements().Single();
        var operation = call.Name.LocalName;
        Calls.Add((operation, body, new HeaderDictionary(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value))));
        if (operation == NeverAnswered)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        if (Raw.TryGetValue(operation, out var raw))
        {
            (context.Response.StatusCode, context.Response.ContentType) = (raw.Status, raw.Type);
            await context.Response.WriteAsync(raw.Body);
            return;
        }

        context.Response.ContentType = "text/xml; charset=utf-8";
        var result = Results.TryGetValue(operation, out var other) ? other : Usual(operation, call);
        var inside = result is null ? "" : $"<{operation}Result>{result}</{operation}Result>";
        await context.Response.WriteAsync(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>" +
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" +
            $"<{operation}Response xmlns=\"http://developer.intuit.com/\">{inside}</{operation}Response></soap:Body></soap:Envelope>");
    }

    private string Usual(string operation, XElement call)
    {
        switch (operation)
        {
            case "authenticate":
                return "<string>ticket-1</string><string /><string /><string />";
            case "sendRequestXML":
                return messages.TryDequeue(out var next) ? new XText(next).ToString() : "";
            case "receiveResponseXML":
                Responses.Add(call.Elements().ElementAt(1).Value);
                return Progress.TryDequeue(out var progress) ? progress.ToString() : messages.Count == 0 ? "100" : "50";
            case "getLastError":
                return "Nothing to do";
            case "closeConnection":
                return "OK";
            case "connectionError":
                return "done";
            default:
                return "";
        }
    }
}
