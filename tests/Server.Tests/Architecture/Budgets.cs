using System.Reflection;

namespace WebConnectorSync.Server.Tests.Architecture;

/// <summary>What docs/architecture.md allows a file and a class.</summary>
public sealed class Budgets
{
    private const int Line = 140;
    private const int File = 160;
    private const int LongestFile = 300;
    private const int Dependencies = 8;

    public static TheoryData<string> Folders => ["src", "bench", "tests"];

    [Theory, MemberData(nameof(Folders))]
    public void Lines_end_at_140_characters_but_for_texts_that_stand_as_they_are(string folder)
    {
        var longer = Sources(folder)
            .SelectMany(
                path => Code(path).Where(l => l.Text.Length > Line).Select(
                    l => $"{Path.GetRelativePath(TheRepository.Root, path)}:{l.Number}"));

        Assert.Empty(longer);
    }

    [Theory, MemberData(nameof(Folders))]
    public void No_file_has_more_than_300_lines(string folder) =>
        Assert.DoesNotContain(Sources(folder), path => Length(path) > LongestFile);

    [Fact]
    public void Nine_files_in_ten_have_at_most_160_lines()
    {
        var lengths = Sources("src").Select(Length).ToList();

        Assert.True(lengths.Count(l => l > File) * 10 <= lengths.Count);
    }

    [Fact]
    public void A_class_has_at_most_eight_dependencies()
    {
        var types = new[] { typeof(WebConnectorSync.Sync.SyncSetup), typeof(WebConnectorSync.Server.Hosting.ServerApp) }.SelectMany(
            t => t.Assembly.GetTypes());
        var many = types
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetMethod("<Clone>$") is null && !IsGenerated(t))
            .SelectMany(t => t.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Where(c => c.GetParameters().Length > Dependencies)
            .Select(c => $"{c.DeclaringType!.FullName}: {c.GetParameters().Length}");

        Assert.Empty(many);
    }

    private static bool IsGenerated(Type type) => type.Name.Contains('<', StringComparison.Ordinal);

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(TheRepository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Intersect(["obj", "bin", "Migrations"]).Any());

    private static int Length(string path) => System.IO.File.ReadLines(path).Count();

    // Lines outside of raw string literals, which are SQL, JSON or XML as somebody else writes it.
    private static IEnumerable<(string Text, int Number)> Code(string path)
    {
        var isRaw = false;
        var number = 0;
        foreach (var line in System.IO.File.ReadLines(path))
        {
            number++;
            var quotes = line.Split("\"\"\"").Length - 1;
            if (!isRaw && quotes == 0)
            {
                yield return (line, number);
            }

            isRaw ^= quotes % 2 == 1;
        }
    }
}
