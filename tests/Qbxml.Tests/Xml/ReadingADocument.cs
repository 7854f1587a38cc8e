using System.Text;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Qbxml.Tests.Xml;

public sealed class ReadingADocument
{
    [Fact]
    public void An_empty_element_gives_a_start_and_an_end()
    {
        using var tokenizer = Read("<a><b/></a>");

        Assert.Equal(XmlToken.StartElement, tokenizer.Read());
        Assert.False(tokenizer.IsEmptyElement);
        Assert.Equal(XmlToken.StartElement, tokenizer.Read());
        Assert.True(tokenizer.IsEmptyElement);
        Assert.True(tokenizer.IsName("b"u8));
        Assert.Equal(2, tokenizer.Depth);
        Assert.Equal(XmlToken.EndElement, tokenizer.Read());
        Assert.True(tokenizer.IsName("b"u8));
        Assert.Equal(2, tokenizer.Depth);
        Assert.Equal(XmlToken.EndElement, tokenizer.Read());
        Assert.Equal(1, tokenizer.Depth);
        Assert.Equal(XmlToken.EndOfDocument, tokenizer.Read());
        Assert.Equal(0, tokenizer.Depth);
        Assert.Equal(XmlToken.EndOfDocument, tokenizer.Read());
        Assert.Equal(11, tokenizer.BytesConsumed);
    }

    [Fact]
    public void It_asks_for_more_in_the_middle_of_anything_and_goes_on()
    {
        using var tokenizer = new XmlTokenizer();
        Assert.Equal(XmlToken.NeedMoreData, tokenizer.Read());
        tokenizer.Append("<a b='1"u8);
        Assert.Equal(XmlToken.NeedMoreData, tokenizer.Read());
        tokenizer.Append("2'>x&a"u8);
        Assert.Equal(XmlToken.StartElement, tokenizer.Read());
        Assert.True(tokenizer.TryGetAttribute("b"u8, out string value));
        Assert.Equal("12", value);
        Assert.Equal(XmlToken.Text, tokenizer.Read());
        Assert.Equal("x"u8, tokenizer.Text);
        Assert.Equal(XmlToken.NeedMoreData, tokenizer.Read());
        tokenizer.Append("mp;</a>"u8);
        Assert.Equal(XmlToken.Text, tokenizer.Read());
        Assert.Equal("&"u8, tokenizer.Text);
        Assert.Equal(XmlToken.EndElement, tokenizer.Read());
        Assert.Equal(XmlToken.NeedMoreData, tokenizer.Read());
        tokenizer.Complete();
        Assert.Equal(XmlToken.EndOfDocument, tokenizer.Read());
    }

    [Fact]
    public void Attributes_are_found_by_local_name_and_namespaces_are_passed_over()
    {
        using var tokenizer = Read("<s:a xmlns:id='urn:x' s:id=\"a &lt;&#x41;\n\" other='\"'/>");
        tokenizer.Read();

        Assert.Equal("s"u8, tokenizer.Prefix);
        Assert.Equal("a"u8, tokenizer.LocalName);
        Assert.Equal(3, tokenizer.AttributeCount);
        Assert.Equal(("xmlns:id", "urn:x"), tokenizer.GetAttribute(0));
        Assert.True(tokenizer.TryGetAttribute("id"u8, out string id));
        Assert.Equal("a <A ", id);
        Assert.True(tokenizer.TryGetAttribute("other"u8, out string other));
        Assert.Equal("\"", other);
        Assert.False(tokenizer.TryGetAttribute("none"u8, out string none));
        Assert.Equal("", none);
    }

    [Fact]
    public void A_text_of_any_length_comes_in_bounded_pieces_and_memory_stays_small()
    {
        using var tokenizer = new XmlTokenizer();
        tokenizer.Append("<a>"u8);
        Assert.Equal(XmlToken.StartElement, tokenizer.Read());
        byte[] piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("&lt;Name&gt;caf\u00E9&lt;/Name&gt;\n", 3000)));
        long length = 0;
        for (int i = 0; i < 100; i++)
        {
            tokenizer.Append(piece);
            while (tokenizer.Read() == XmlToken.Text)
            {
                Assert.InRange(tokenizer.Text.Length, 1, 32 * 1024);
                length += tokenizer.Text.Length;
            }
        }

        Assert.Equal(100 * 3000 * "<Name>caf\u00E9</Name>\n"u8.Length, length);
        Assert.InRange(tokenizer.BytesConsumed, 100L * piece.Length, (100L * piece.Length) + 3);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        var document = Encoding.UTF8.GetBytes(
            "<a>" + string.Concat(Enumerable.Repeat("<b x='1'>caf\u00E9 &amp; <c/>\r\n</b><![CDATA[x]]>", 1000)) + "</a>");
        using var tokenizer = new XmlTokenizer();
        tokenizer.Append(document);
        tokenizer.Complete();
        tokenizer.Read();

        long before = GC.GetAllocatedBytesForCurrentThread();
        while (tokenizer.Read() != XmlToken.EndOfDocument)
        {
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("<a>x\r\ny\rz&#13;</a>", "text x\ny\nz\r")]
    [InlineData("<a>&lt;&gt;&amp;&quot;&apos;</a>", "text <>&\"'")]
    [InlineData("<a>&#65;&#x42;&#0000000067;&#x1F600;</a>", "text ABC\U0001F600")]
    [InlineData("<a> \n </a>", "text  \n ")]
    [InlineData("<a>x<![CDATA[<&]]]]><![CDATA[>]]></a>", "text x<&]]>")]
    [InlineData("<a>x]]>y</a>", "text x]]>y")]
    public void Text_is_un_escaped_and_its_line_ends_are_line_feeds(string document, string text) =>
        Assert.Equal(["<1 :a", text, ">1 :a"], XmlEvents.Of(document));

    [Theory]
    [InlineData("\uFEFF<?xml version='1.0'?><a/>")]
    [InlineData("\n <?xml version='1.0'?><a/>")]
    public void A_byte_order_mark_and_white_space_before_the_declaration_are_accepted(string document) =>
        Assert.Equal(["? xml version='1.0'", "<1 :a", ">1 :a"], XmlEvents.Of(document));

    private static XmlTokenizer Read(string document)
    {
        var tokenizer = new XmlTokenizer();
        tokenizer.Append(Encoding.UTF8.GetBytes(document));
        tokenizer.Complete();
        return tokenizer;
    }
}
