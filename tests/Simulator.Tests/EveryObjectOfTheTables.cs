using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Tests;

public sealed class EveryObjectOfTheTables
{
    private readonly Books books = new();

    public static TheoryData<string> Addable =>
        [.. QbxmlLanguage.Default.Objects.Where(
            o => o.Add is not null && o.Ret is not null && o.Kind != ObjectKind.Other).Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Addable))]
    public void Can_be_added_and_found_again_and_touched(string objectName)
    {
        var definition = QbxmlLanguage.Default.Object(objectName);
        var add = new Fullest(books.File, Dialect.Newest).Of(definition.Add!.Root);
        add.Elements("IncludeRetElement").Remove();

        var answer = books.File.ProcessRequest(Books.Message(add.ToString()));
        Assert.True(answer.Error is null, $"{books.File.LastParseProblem} in {add}");
        var response = XElement.Parse(answer.Answer!).Elements().Single().Elements().Single();
        if (response.Code() != 0)
        {
            // What is not seeded cannot be referred to, and a made-up invoice cannot be paid.
            Assert.Contains(response.Code(), new[] { 3120, 3140, 3210 });
            return;
        }

        var ret = response.Elements().Single();
        var id = ret.Element(definition.IdElement!)!.Value;
        Assert.Equal(
            id,
            books.One($"<{objectName}QueryRq><{definition.IdElement}>{id}</{definition.IdElement}></{objectName}QueryRq>").Values(
                definition.IdElement!).Single());
        if (definition.Mod is not null)
        {
            Assert.Equal(0, books.One(Touch(definition, ret).ToString()).Code());
        }

        if (Reference.Folder is not null)
        {
            Assert.Empty(OfficialSchema.Problems("16.0", answer.Answer!));
        }
    }

    // The smallest Mod: the id, the edit sequence, and what a Mod of that kind cannot do without.
    private XElement Touch(ObjectDef definition, XElement ret)
    {
        var mod = definition.Mod!.Root.ChildElements[definition.Name + "Mod"];
        var required = mod.Children.OfType<ElementNode>().Where(c => c.IsRequired && c.Gate.IsOpenFor(Dialect.Newest));
        return new XElement(definition.Mod.Name, new XElement(mod.Name, required.Select(r => r.Name switch
        {
            "ListID" or "TxnID" or "EditSequence" => new XElement(r.Name, ret.Element(r.Name)!.Value),
            _ => new Fullest(books.File, Dialect.Newest).Of(r),
        })));
    }
}
