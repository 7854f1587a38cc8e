using System.Text;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace WebConnectorSync.Server.Pages.Help;

/// <summary>
/// Makes a page of the help from its Markdown, with the parts that all pages have: tables that become blocks on a phone, headings that can
/// be linked to, pictures from the assets, links to other pages of the help.
/// </summary>
internal static class HelpMarkdown
{
    /// <summary>The page whose tables have a code in each row.</summary>
    private const string CodesPage = "codes";

    // What a page that is written from code says first, to those who would change it.
    private const string HowItIsWritten = "Written from ";

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).DisableHtml().Build();

    public static HelpText Read(string name, string about, string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var heading = document.OfType<HeadingBlock>().First(h => h.Level == 1);
        document.Remove(heading);
        if (document.FirstOrDefault() is ParagraphBlock first && Plain(first).StartsWith(HowItIsWritten, StringComparison.Ordinal))
        {
            document.Remove(first);
        }

        var (title, chapters) = (Plain(heading), Chapters(document));
        var tables = document.Descendants<Table>().ToList();
        var codes = name == CodesPage ? Codes(tables) : [];
        tables.ForEach(Dress);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Lead(link);
        }

        foreach (var below in document.OfType<HeadingBlock>())
        {
            AddAnchor(below);
        }

        return new(name, about, title, Render(document, isPlain: false), chapters, codes);
    }

    /// <summary>The anchor of a code on its page.</summary>
    public static string AnchorOf(string code) =>
        "code-" + new string([.. code.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);

    private static List<HelpChapter> Chapters(MarkdownDocument document)
    {
        var chapters = new List<HelpChapter>();
        var (id, level, title, text) = ("", 1, "", new StringBuilder());
        foreach (var block in document)
        {
            if (block is HeadingBlock heading)
            {
                Close();
                (id, level, title) = (heading.GetAttributes().Id ?? "", heading.Level, Plain(heading));
                text.Clear();
            }
            else
            {
                text.Append(Plain(block)).Append(' ');
            }
        }

        Close();
        return chapters;

        void Close() => chapters.Add(
            new(id, level, title, string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    // The first cell is the code, the third what happened, the fourth what to do. "Any other" is no code, and what stands in two tables is
    // found in the first.
    private static List<HelpChapter> Codes(List<Table> tables)
    {
        var codes = new Dictionary<string, HelpChapter>(StringComparer.Ordinal);
        foreach (var row in tables.SelectMany(t => t.OfType<TableRow>()).Where(r => !r.IsHeader))
        {
            var cells = row.Select(Plain).ToList();
            var anchor = AnchorOf(cells[0]);
            if (!cells[0].Contains(' ', StringComparison.Ordinal)
                && codes.TryAdd(anchor, new(anchor, 3, cells[0], $"{cells[2]} {cells[3]}".Trim())))
            {
                row.GetAttributes().Id = anchor;
            }
        }

        return [.. codes.Values];
    }

    // A cell says on a phone what its column is. Styles of their own are refused by the browser, so columns of figures have a class.
    private static void Dress(Table table)
    {
        table.GetAttributes().AddClass("rows");
        var heads = table.OfType<TableRow>().First().Select(Plain).ToList();
        foreach (var row in table.OfType<TableRow>())
        {
            for (var i = 0; i < row.Count; i++)
            {
                var cell = (TableCell)row[i];
                if (table.ColumnDefinitions.ElementAtOrDefault(i)?.Alignment == TableColumnAlign.Right)
                {
                    cell.GetAttributes().AddClass("number");
                }

                if (row.IsHeader && heads[i].Length == 0)
                {
                    var paragraph = new ParagraphBlock { Inline = new ContainerInline() };
                    paragraph.Inline.AppendChild(new HtmlInline("<span class=\"unseen\">About it</span>"));
                    cell.Clear();
                    cell.Add(paragraph);
                }
                else if (!row.IsHeader && i > 0 && heads[i].Length > 0)
                {
                    cell.GetAttributes().AddPropertyIfNotExist("data-label", heads[i]);
                }
            }
        }

        foreach (var column in table.ColumnDefinitions)
        {
            column.Alignment = null;
        }
    }

    private static void Lead(LinkInline link)
    {
        var (file, anchor) = (link.Url ?? "").Split('#', 2) is [var f, var a] ? (f, "#" + a) : (link.Url ?? "", "");
        if (link.IsImage)
        {
            link.Url = SiteAsset.Url("help-" + Path.GetFileName(file));
            link.GetAttributes().AddPropertyIfNotExist("loading", "lazy");
        }
        else if (file.EndsWith(".md", StringComparison.Ordinal) && HelpBook.Has(file[..^3]))
        {
            link.Url = HelpBook.Url(file[..^3] + anchor);
            if (link.FirstChild is LiteralInline { NextSibling: null } words && words.Content.ToString() == file)
            {
                words.Content = new(HelpBook.TitleOf(file[..^3]));
            }
        }
        else if (file.Length > 0 && !Uri.IsWellFormedUriString(file, UriKind.Absolute) && file[0] != '/')
        {
            // A page for those who build the server is not here; its words stay.
            link.ReplaceBy(new ContainerInline());
        }
    }

    private static void AddAnchor(HeadingBlock heading)
    {
        var link = new LinkInline($"#{heading.GetAttributes().Id}", "") { IsClosed = true };
        link.GetAttributes().AddClass("anchor");
        link.GetAttributes().AddProperty("aria-label", $"Link to {Plain(heading)}");
        link.AppendChild(new LiteralInline("#"));
        heading.Inline!.AppendChild(new LiteralInline(" "));
        heading.Inline.AppendChild(link);
    }

    private static string Plain(MarkdownObject block) => Render(block, isPlain: true).Trim();

    private static string Render(MarkdownObject block, bool isPlain)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(text)
        {
            EnableHtmlForBlock = !isPlain, EnableHtmlForInline = !isPlain, EnableHtmlEscape = !isPlain,
        };
        Pipeline.Setup(renderer);
        renderer.Render(block);
        return text.ToString();
    }
}
