using System.ServiceModel.Channels;
using System.Text;
using SoapCore;
using SoapCore.Extensibility;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>How SoapCore is set up. It gets calls from <see cref="SoapExchange"/> alone.</summary>
internal static class WebConnectorSetup
{
    /// <summary>
    /// Registers what the endpoint needs, except the <see cref="IWebConnectorService"/> and the <see cref="TicketCheck"/> behind it.
    /// </summary>
    public static IServiceCollection AddWebConnector(this IServiceCollection services) => services
        .AddSingleton<LargeTexts>()
        .AddScoped<IncomingCall>()
        .AddScoped<WebConnectorFaults>()
        .AddScoped<ISoapMessageProcessor, CanonicalMessage>()
        .AddScoped<IFaultExceptionTransformer>(s => s.GetRequiredService<WebConnectorFaults>())
        .AddCustomSoapMessageSerializer<WireParameters>()
        .AddSoapCore<AsmxMessage>();

    /// <summary>Registers the service behind the endpoint.</summary>
    public static IServiceCollection AddWebConnectorService(this IServiceCollection services) => services
        .AddSingleton<ConcurrencyGauge>()
        .AddSingleton<KnownTickets>()
        .AddScoped<TicketLookup>()
        .AddScoped<TicketCheck>(s => s.GetRequiredService<TicketLookup>().IsKnownAsync)
        .AddScoped<IWebConnectorService, WebConnectorService>()
        .AddScoped<CallPipeline>();

    /// <summary>The contract's dispatch, answers and faults.</summary>
    public static IApplicationBuilder UseWebConnectorService(
        this IApplicationBuilder app) => app.UseSoapEndpoint<IWebConnectorService, AsmxMessage>(options =>
    {
        options.Path = WebConnectorEndpoint.Path;
        options.SoapSerializer = SoapSerializer.XmlSerializer;
        options.UseCustomSerializer<WireParameters>();
        options.EncoderOptions =
        [
            new() { MessageVersion = MessageVersion.Soap11, WriteEncoding = new UTF8Encoding(false), OverwriteResponseContentType = true },
        ];
        options.IndentXml = false;
        options.OmitXmlDeclaration = false;

        // AsmxWriter does both.
        options.CheckXmlCharacters = false;
        options.NormalizeNewLines = false;

        // The description is a file of ours, and operations are not called by a form.
        options.HttpGetEnabled = options.HttpsGetEnabled = options.HttpPostEnabled = options.HttpsPostEnabled = false;
    });
}
