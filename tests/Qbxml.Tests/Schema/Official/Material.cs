using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Schema.Official;

/// <summary>
/// Third-party material that lies beside the repository on some machines: Intuit's schemas and documents found in the wild.
/// </summary>
internal static class Material
{
    private static readonly Lazy<XmlSchemaSet> Xsd13 = new(() => Load("13.0", "130"));
    private static readonly Lazy<XmlSchemaSet> Xsd16 = new(() => Load("16.0", "160"));
    private static readonly Lazy<AnnotatedFile> Annotated =
        new(() => new AnnotatedFile(XDocument.Load(Path("qbxml-schema", "osr", "qbxmlops160.xml"), LoadOptions.SetLineInfo)));

    public static XmlSchemaSet Schema13 => Xsd13.Value;

    public static XmlSchemaSet Schema16 => Xsd16.Value;

    /// <summary>Intuit's message file with a comment at every element.</summary>
    public static AnnotatedFile AnnotatedFile => Annotated.Value;

    /// <summary>Skips the test, visibly, where the material is absent.</summary>
    public static void SkipIfAbsent() =>
        Assert.SkipUnless(TheRepository.Reference is not null, "The official schemas are not on this machine (../shared/reference).");

    public static string Path(params string[] parts) => System.IO.Path.Combine([TheRepository.Reference!, .. parts]);

    private static XmlSchemaSet Load(string folder, string number)
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, Path("qbxml-schema", "xsd-" + folder, $"qbxmlops{number}.xsd"));
        set.Compile();
        return set;
    }
}
