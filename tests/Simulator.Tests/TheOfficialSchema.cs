using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Simulator.Tests;

public sealed class TheOfficialSchema
{
    private static readonly (string Name, string Value)[] Everything =
        [("ActiveStatus", "All"), ("IncludeLineItems", "true"), ("IncludeLinkedTxns", "true"), ("OwnerID", "0")];

    [Theory]
    [InlineData("13.0")]
    [InlineData("16.0")]
    public void Accepts_every_answer_of_a_seeded_file(string version)
    {
        Reference.Path("qbxml-schema");
        var books =
            new Books(new SeedPlan { Customers = 60, Jobs = 20, Invoices = 40, Employees = 8, Vendors = 8, Items = 14, Classes = 8 });
        Assert.True(QbxmlVersion.TryParse(version, out var parsed));
        var problems = new List<string>();
        foreach (var query in QbxmlLanguage.Default.Objects.Select(o => o.Query).OfType<MessageDef>().Where(q => CanBeSent(q, parsed)))
        {
            var answer = books.File.ProcessRequest(Books.Message(Fullest(query, parsed), version)).Answer;
            problems.AddRange(
                answer is null ? [$"{query.Name}: {books.File.LastParseProblem}"] : OfficialSchema.Problems(version, answer)
                    .Select(p => $"{query.Name}: {p}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems.Distinct()));
    }

    // Two queries need a record of a kind that is not seeded.
    private static bool CanBeSent(MessageDef query, QbxmlVersion version) =>
        query.Root.Gate.IsOpenFor(new Dialect(version, Countries.US))
            && query.Name is not ("BillToPayQueryRq" or "ItemAssembliesCanBuildQueryRq");

    // Every query with lines, links and custom fields where it has them; the deleted lists need a type.
    private static string Fullest(MessageDef query, QbxmlVersion version)
    {
        var children = query.Root.ChildElements;
        var inside = query.Name switch
        {
            "ListDeletedQueryRq" => "<ListDelType>Customer</ListDelType>",
            "TxnDeletedQueryRq" => "<TxnDelType>Invoice</TxnDelType>",
            _ => string.Concat(Everything
                .Where(p => children.TryGetValue(p.Name, out var element) && element.Gate.IsOpenFor(new Dialect(version, Countries.US)))
                .Select(p => $"<{p.Name}>{p.Value}</{p.Name}>")),
        };
        return $"<{query.Name} requestID=\"1\">{inside}</{query.Name}>";
    }
}
