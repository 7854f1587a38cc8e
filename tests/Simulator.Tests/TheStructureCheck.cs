using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Tests;

public sealed class TheStructureCheck
{
    public static TheoryData<string> Requests =>
        [.. QbxmlLanguage.Default.Objects.SelectMany(o => o.Messages).Where(
            m => m.Kind == MessageKind.Request && m.Root.Gate.IsOpenFor(Dialect.Newest)).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Agrees_with_the_official_schema_on_a_full_request_and_all_its_mutilations(string name)
    {
        Reference.Path("qbxml-schema");
        var books = new Books(new() { Customers = 2, Invoices = 1, Employees = 1, Vendors = 1 });
        var full = new Fullest(books.File, Dialect.Newest).Of(QbxmlLanguage.Default.Message(name).Root);
        Assert.Null(books.Refuse(full.ToString()));
        var disagreements = new List<string>();
        foreach (var request in Mutilations(full).Prepend(full))
        {
            var message = Books.Message(request.ToString(SaveOptions.DisableFormatting));
            var official = OfficialSchema.Problems("16.0", message);
            var isAccepted = books.File.ProcessRequest(message).Error is null;
            if (isAccepted != (official.Count == 0))
            {
                disagreements.Add($"{(isAccepted ? "accepted" : books.File.LastParseProblem)} / {string.Join("; ", official)}\n{request}");
            }
        }

        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements.Take(3)));
    }

    // Every element doubled, left out, or changed with its neighbour, in the request and in the aggregate inside it.
    private static IEnumerable<XElement> Mutilations(XElement full)
    {
        var parents = new[] { 0, 1 }.Where(p => p == 0 || full.Elements().FirstOrDefault() is { HasElements: true }).ToList();
        foreach (var parent in parents)
        {
            var count = Inside(full, parent).Elements().Count();
            for (var i = 0; i < count; i++)
            {
                foreach (var change in Changes)
                {
                    var copy = new XElement(full);
                    change(Inside(copy, parent).Elements().ElementAt(i));
                    yield return copy;
                }
            }
        }
    }

    private static readonly Action<XElement>[] Changes =
    [
        e => e.Remove(),
        e => e.AddAfterSelf(new XElement(e)),
        e =>
        {
            if (e.ElementsAfterSelf().FirstOrDefault() is { } next)
            {
                next.Remove();
                e.AddBeforeSelf(next);
            }
        },
    ];

    private static XElement Inside(XElement full, int parent) => parent == 0 ? full : full.Elements().First();
}
