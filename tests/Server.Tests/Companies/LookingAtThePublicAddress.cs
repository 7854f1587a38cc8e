using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebConnectorSync.Server.Connect;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Companies;

/// <summary>What the self-test says of the address in PublicUrl, before a Web Connector says it in codes.</summary>
public sealed class LookingAtThePublicAddress
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Theory]
    [InlineData("localhost", -1, "The certificate expired on", "QBWC1048")]
    [InlineData("other.example", 90, "The certificate is for another name, other.example", "QBWC1048")]
    [InlineData("localhost", 90, "The authority of the certificate is not known", "QBWC1048")]
    public async Task A_certificate_is_judged_once_and_in_words(string name, int days, string said, string code)
    {
        using var certificate = Make(name, Now.AddDays(days));
        await using var there = await ListenAsync(certificate, context => context.Response.WriteAsync("never asked"));

        var checks = await ProbeAsync($"https://localhost:{PortOf(there)}");

        var judged = Assert.Single(checks, check => check.Sentence.StartsWith(said, StringComparison.Ordinal));
        Assert.Equal(CheckResult.Bad, judged.Result);
        Assert.Contains(code, judged.Sentence, StringComparison.Ordinal);
        Assert.Contains(checks, check => check.Sentence.Contains("/qbwc could not be asked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirection_is_named_with_where_it_leads()
    {
        await using var there = await ListenAsync(null, context =>
        {
            context.Response.Redirect("https://www.sync.example.com/qbwc");
            return Task.CompletedTask;
        });

        var checks = await ProbeAsync($"http://localhost:{PortOf(there)}");

        Assert.Contains(
            checks,
            check => check.Result == CheckResult.Bad
                && check.Sentence.Contains("sends its visitors on to https://www.sync.example.com/qbwc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_somebody_else_is_not_taken_for_ours()
    {
        await using var there = await ListenAsync(null, context => context.Response.WriteAsync("<title>Please sign in</title>"));

        var checks = await ProbeAsync($"http://localhost:{PortOf(there)}");

        Assert.Equal(
            2,
            checks.Count(
                check => check.Result == CheckResult.Bad
                    && check.Sentence.Contains("a page that is not this server's", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_address_where_nobody_answers_is_left_open()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        var checks = await ProbeAsync($"http://localhost:{port}");

        Assert.Equal(
            2,
            checks.Count(
                check => check.Result == CheckResult.Warning
                    && check.Sentence.Contains("did not answer to this server itself", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task This_server_itself_is_recognised()
    {
        await using var server = await RunningServer.StartAsync();

        var checks = await ProbeAsync($"http://localhost:{server.Address.Port}");

        Assert.Equal(
            2, checks.Count(check => check.Result == CheckResult.Good && check.Sentence.EndsWith(" answers.", StringComparison.Ordinal)));
        Assert.DoesNotContain(checks, check => check.Result == CheckResult.Bad);
    }

    private static async Task<IReadOnlyList<AddressCheck>> ProbeAsync(string publicUrl)
    {
        await using var server = await RunningServer.StartAsync(null, $"--PublicUrl={publicUrl}");
        var probe = new AddressProbe(server.Services.GetRequiredService<ServerOptions>(), TimeProvider.System)
        {
            Patience = TimeSpan.FromMinutes(3),
        };
        return await probe.RunAsync(TestContext.Current.CancellationToken);
    }

    private static int PortOf(WebApplication there) => new Uri(there.Urls.First()).Port;

    private static async Task<WebApplication> ListenAsync(X509Certificate2? certificate, RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var there = builder.Build();
        there.Run(answer);
        await there.StartAsync(TestContext.Current.CancellationToken);
        return there;
    }

    private static X509Certificate2 Make(string name, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(until.AddDays(-200), until);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
