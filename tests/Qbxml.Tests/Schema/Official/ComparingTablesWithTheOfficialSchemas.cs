using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Schema.Official;

public sealed class ComparingTablesWithTheOfficialSchemas
{
    public static TheoryData<string> Objects => new(QbxmlLanguage.Default.Objects.Select(o => o.Name));

    [Theory]
    [MemberData(nameof(Objects))]
    public void A_table_allows_what_the_schema_of_16_0_allows(string name) => Compare(name, QbxmlVersion.Newest);

    [Theory]
    [MemberData(nameof(Objects))]
    public void A_table_as_of_13_0_allows_what_the_schema_of_13_0_allows(string name) => Compare(name, new QbxmlVersion(13, 0));

    [Theory]
    [MemberData(nameof(Objects))]
    public void A_table_has_the_editions_versions_and_lengths_of_the_annotated_file(string name)
    {
        Material.SkipIfAbsent();
        var differences = QbxmlLanguage.Default.Object(name).Messages.SelectMany(AnnotationComparison.Of).ToList();

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static void Compare(string name, QbxmlVersion version)
    {
        Material.SkipIfAbsent();
        var schema = version == QbxmlVersion.Newest ? Material.Schema16 : Material.Schema13;
        var differences = QbxmlLanguage.Default.Object(name).Messages.SelectMany(m => TableComparison.Of(m, schema, version)).ToList();

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
