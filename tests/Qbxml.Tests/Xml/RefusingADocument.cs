using System.Text;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Qbxml.Tests.Xml;

public sealed class RefusingADocument
{
    [Theory]
    [InlineData("<!DOCTYPE a><a/>", "dtd", 0)]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><a>&c;</a>", "dtd", 0)]
    [InlineData("<a>x&nbsp;</a>", "entity", 4)]
    [InlineData("<a>&</a>", "entity", 3)]
    [InlineData("<a>& b</a>", "entity", 3)]
    [InlineData("<a>&#;</a>", "entity", 3)]
    [InlineData("<a>&#x;</a>", "entity", 3)]
    [InlineData("<a>&#X41;</a>", "entity", 3)]
    [InlineData("<a>&#12a;</a>", "entity", 3)]
    [InlineData("<a b='&c;'/>", "entity", 6)]
    [InlineData("<a b='&amp'/>", "entity", 6)]
    [InlineData("<a></b>", "tag", 3)]
    [InlineData("<a></a b>", "tag", 7)]
    [InlineData("</a>", "tag", 0)]
    [InlineData("<a b='1'c='2'/>", "tag", 8)]
    [InlineData("<a / >", "tag", 3)]
    [InlineData("<a/><b/>", "root", 4)]
    [InlineData("x<a/>", "text", 0)]
    [InlineData("<a/>x", "text", 4)]
    [InlineData("<a/><![CDATA[x]]>", "markup", 4)]
    [InlineData("<1/>", "name", 1)]
    [InlineData("< a/>", "name", 1)]
    [InlineData("<a:/>", "name", 1)]
    [InlineData("<:a/>", "name", 1)]
    [InlineData("<a:b:c/>", "name", 1)]
    [InlineData("<a -b='1'/>", "name", 3)]
    [InlineData("<a b/>", "attribute", 3)]
    [InlineData("<a b=1/>", "attribute", 3)]
    [InlineData("<a b='1' b='2'/>", "attribute", 0)]
    [InlineData("<a b='<'/>", "attribute", 6)]
    [InlineData("<a><!x></a>", "markup", 3)]
    [InlineData("<a><!-- -- --></a>", "comment", 8)]
    [InlineData("<a/><?xml version='1.0'?>", "instruction", 4)]
    [InlineData("<?XML version='1.0'?><a/>", "instruction", 0)]
    [InlineData("<??><a/>", "name", 2)]
    [InlineData("", "empty", 0)]
    [InlineData(" \n", "empty", 2)]
    [InlineData("<a>", "truncated", 3)]
    [InlineData("<a", "truncated", 2)]
    [InlineData("<a><b></b>xyz", "truncated", 13)]
    [InlineData("<a>&am", "truncated", 6)]
    [InlineData("<a b='", "truncated", 6)]
    [InlineData("<a><!-- ", "truncated", 8)]
    [InlineData("<a><![CDATA[x]]", "truncated", 15)]
    [InlineData("<?pi", "truncated", 4)]
    public void The_problem_says_what_and_where(string document, string code, int offset)
    {
        using var tokenizer = new XmlTokenizer();
        tokenizer.Append(Encoding.UTF8.GetBytes(document));
        tokenizer.Complete();
        while (tokenizer.Read() is not (XmlToken.None or XmlToken.EndOfDocument))
        {
        }

        Assert.Equal((code, offset), (tokenizer.Problem?.Code, tokenizer.Problem?.Offset));
        Assert.EndsWith(".", tokenizer.Problem!.Message);
        Assert.Equal(XmlToken.None, tokenizer.Read());
        Assert.Empty(tokenizer.Text.ToArray());
    }

    [Theory]
    [InlineData("<a><a><a><a>", "3 elements")]
    [InlineData("<abcdefghij", "8 bytes")]
    [InlineData("<a b='1' c='2' d='3'>", "2 attributes")]
    [InlineData("<a b='1234567890123456789012345678901234567890", "40 bytes")]
    public void A_limit_is_told_as_soon_as_it_is_passed(string document, string words)
    {
        var limits = new XmlLimits { MaxDepth = 3, MaxNameBytes = 8, MaxAttributes = 2, MaxAttributeBytes = 40 };
        using var tokenizer = new XmlTokenizer(limits);
        tokenizer.Append(Encoding.UTF8.GetBytes(document));
        while (tokenizer.Read() is not (XmlToken.None or XmlToken.NeedMoreData))
        {
        }

        Assert.Equal("limit", tokenizer.Problem?.Code);
        Assert.Contains(words, tokenizer.Problem!.Message);
    }

    [Fact]
    public void A_refused_document_keeps_no_further_bytes()
    {
        using var tokenizer = new XmlTokenizer();
        tokenizer.Append("garbage"u8);
        Assert.Equal(XmlToken.None, tokenizer.Read());
        tokenizer.Append(new byte[1 << 20]);

        Assert.Equal(XmlToken.None, tokenizer.Read());
        Assert.Equal(0, tokenizer.BytesConsumed);
    }
}
