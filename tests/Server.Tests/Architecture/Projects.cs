using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace WebConnectorSync.Server.Tests.Architecture;

/// <summary>The arrows between the projects (docs/architecture.md), read from the assemblies and the project files.</summary>
public sealed class Projects
{
    private const string Ours = "WebConnectorSync.";

    private static readonly Assembly Qbxml = typeof(WebConnectorSync.Qbxml.Schema.QbxmlLanguage).Assembly;
    private static readonly Assembly Domain = typeof(WebConnectorSync.Domain.Records.RecordState).Assembly;
    private static readonly Assembly Sync = typeof(WebConnectorSync.Sync.Model.Record).Assembly;
    private static readonly Assembly Simulator = Assembly.Load("WebConnectorSync.Simulator");

    [Fact]
    public void The_language_references_nothing_of_ours() => Assert.Empty(References(Qbxml, Ours));

    [Fact]
    public void The_domain_references_nothing_of_ours_and_no_database_web_or_xml()
    {
        Assert.Empty(References(Domain, Ours));
        Assert.Empty(References(Domain, "Microsoft."));
        Assert.Empty(References(Domain, "System.Xml"));
        Assert.Empty(References(Domain, "System.Private.Xml"));
    }

    [Fact]
    public void Nothing_in_the_domain_is_async()
    {
        var methods = Domain.GetTypes().SelectMany(t => t.GetMethods(All)).ToList();

        Assert.NotEmpty(methods);
        Assert.DoesNotContain(
            methods,
            m => typeof(Task).IsAssignableFrom(m.ReturnType) || m.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal));
    }

    // Two packages of Identity and of the host's abstractions are named after ASP.NET and are not it.
    [Fact]
    public void The_engine_knows_the_language_and_the_domain_and_no_web_server()
    {
        Assert.All(References(Sync, Ours), name => Assert.Contains(name, new[] { "WebConnectorSync.Qbxml", "WebConnectorSync.Domain" }));
        Assert.Empty(References(Sync, "Microsoft.AspNetCore"));
        Assert.Empty(References(Sync, "SoapCore"));
        Assert.Empty(References(Sync, "Hangfire"));
        Assert.Empty(References(Sync, "System.Net.Http"));
    }

    [Fact]
    public void The_simulator_knows_the_language_alone() =>
        Assert.All(References(Simulator, Ours), name => Assert.Equal("WebConnectorSync.Qbxml", name));

    // It must not share the server's reader and writer: a mistake in them would be made on both sides and cancel out.
    [Fact]
    public void The_simulator_uses_the_tables_and_no_reader_or_writer_of_the_language()
    {
        using var file = File.OpenRead(Simulator.Location);
        using var assembly = new PEReader(file);
        var reader = assembly.GetMetadataReader();

        var used = reader.TypeReferences.Select(t => reader.GetString(reader.GetTypeReference(t).Namespace)).Distinct().ToList();

        Assert.Contains("System", used);
        Assert.DoesNotContain(
            used, name => name.StartsWith(Ours + "Qbxml", StringComparison.Ordinal) && name != "WebConnectorSync.Qbxml.Schema");
    }

    [Fact]
    public void No_project_in_src_references_the_server()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(TheRepository.Root, "src"), "*.csproj", SearchOption.AllDirectories).ToList();

        Assert.Contains(projects, p => Path.GetFileName(p) == "Server.csproj");
        Assert.DoesNotContain(
            projects.SelectMany(p => XDocument.Load(p).Descendants("ProjectReference")),
            reference => reference.Attribute("Include")!.Value.EndsWith("Server.csproj", StringComparison.Ordinal));
    }

    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IEnumerable<string> References(Assembly assembly, string prefix) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(name => name.StartsWith(prefix, StringComparison.Ordinal));
}
