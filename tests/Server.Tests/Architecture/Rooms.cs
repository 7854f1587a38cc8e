using System.Globalization;
using System.Reflection;
using System.Text;

namespace WebConnectorSync.Server.Tests.Architecture;

/// <summary>
/// The rooms of the engine and of the server and the arrows between them, read from the compiled code: a room names only rooms below it.
/// The order is the list in docs/architecture.md; the tables there are written from here (WCS_UPDATE_DOCS=1), so that they are true.
/// </summary>
public sealed class Rooms
{
    private const string Page = "docs/architecture.md";

    public static TheoryData<string> Projects => ["Sync", "Server"];

    [Theory, MemberData(nameof(Projects))]
    public void A_room_names_only_rooms_below_it(string project)
    {
        var order = Order(project);

        var upward = Arrows(project).Where(
            a => order.IndexOf(a.From.Room) < order.IndexOf(a.To.Room)).Select(a => $"{a.From.Type} -> {a.To.Type}").ToList();

        Assert.True(upward.Count == 0, $"These name a room above their own:\n{string.Join('\n', upward.Order())}");
    }

    [Theory, MemberData(nameof(Projects))]
    public void Every_room_stands_in_the_list(string project) =>
        Assert.Equal(
            Arrows(project).SelectMany(a => new[] { a.From.Room, a.To.Room }).Distinct().Order(StringComparer.Ordinal),
            Order(project).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Projects))]
    public void The_table_of_arrows_in_the_documentation_is_true(string project)
    {
        var path = Path.Combine(TheRepository.Root, Page);
        var page = File.ReadAllText(path);
        var (begin, end) = ($"<!-- arrows of {project} -->\n", $"<!-- end of {project} -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var written = page[from..page.IndexOf(end, StringComparison.Ordinal)];
        var table = Table(project);

        if (Environment.GetEnvironmentVariable("WCS_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, page.Replace(begin + written, begin + table, StringComparison.Ordinal));
            return;
        }

        Assert.Equal(table, written);
    }

    // Bottom up: "1. `Model/` does this".
    private static List<string> Order(string project) =>
        [.. File.ReadLines(Path.Combine(TheRepository.Root, Page))
            .SkipWhile(line => line != $"<!-- rooms of {project}, bottom up -->").Skip(1)
            .TakeWhile(line => !line.StartsWith("<!--", StringComparison.Ordinal))
            .Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]))
            .Select(line => line.Split('`')[1].TrimEnd('/'))];

    private static string Table(string project)
    {
        var order = Order(project);
        var arrows = Arrows(project).Where(a => a.From.Room != a.To.Room).ToLookup(a => a.From.Room, a => a.To.Room);
        var text = new StringBuilder("| room | names |\n|---|---|\n");
        foreach (var room in order)
        {
            var named = arrows[room].Distinct().OrderBy(order.IndexOf);
            text.Append(CultureInfo.InvariantCulture, $"| {room} | {string.Join(", ", named)} |\n");
        }

        return text.ToString();
    }

    private static IEnumerable<((string Room, string Type) From, (string Room, string Type) To)> Arrows(string project)
    {
        var root = $"WebConnectorSync.{project}.";
        return TypeReferences.In(Assembly.Load(root.TrimEnd('.')))
            .Where(r => InRoom(r.From) && InRoom(r.To))
            .Select(r => ((Room(r.From), r.From[root.Length..]), (Room(r.To), r.To[root.Length..])));

        // What stands beside the rooms (Program, the numbers of the log) is no room.
        bool InRoom(string type) => type.StartsWith(root, StringComparison.Ordinal) && type.IndexOf('.', root.Length) > 0;
        string Room(string type) => type[root.Length..type.IndexOf('.', root.Length)];
    }
}
