namespace WebConnectorSync.Qbxml.Xml;

/// <content>Start and end tags. A tag is read once it is there whole, so its size is limited.</content>
public sealed partial class XmlTokenizer
{
    private XmlToken ReadStartTag()
    {
        if (Depth == 0 && hasRoot)
        {
            return Fail("root", "The document has a second root element.", position);
        }

        if (IsStillOpen())
        {
            return XmlToken.NeedMoreData;
        }

        int replaced = Replaced;
        var tag = TagWindow();
        int at = 1;
        int nameEnd = ScanName(tag, ref at, out int localStart);
        var token = nameEnd < 0 ? XmlToken.None : ScanAttributes(tag, ref at);
        if (token == XmlToken.NeedMoreData)
        {
            Replaced = replaced;
            attributes.Clear();
            return WaitForTag();
        }

        if (token == XmlToken.StartElement)
        {
            OpenElement(tag[1..nameEnd], localStart, at);
        }

        return token;
    }

    private XmlToken ScanAttributes(ReadOnlySpan<byte> tag, ref int at)
    {
        while (true)
        {
            int before = at;
            SkipWhite(tag, ref at);
            if (at == tag.Length)
            {
                return XmlToken.NeedMoreData;
            }

            if (tag[at] == '>')
            {
                at++;
                return CheckDepth();
            }

            if (tag[at] == '/')
            {
                if (at + 1 == tag.Length)
                {
                    return XmlToken.NeedMoreData;
                }

                at += 2;
                IsEmptyElement = tag[at - 1] == '>';
                return IsEmptyElement ? CheckDepth() : Fail("tag", "A slash in a tag is not followed by >.", position + at - 2);
            }

            if (at == before)
            {
                return Fail("tag", "A name or attribute in a tag is not followed by white space.", position + at);
            }

            var token = ScanAttribute(tag, ref at);
            if (token != XmlToken.StartElement)
            {
                return token;
            }
        }
    }

    private XmlToken CheckDepth() => names.Count < limits.MaxDepth
        ? XmlToken.StartElement
        : Fail("limit", $"The document has more than {limits.MaxDepth} elements inside each other.", position);

    private void OpenElement(ReadOnlySpan<byte> name, int localStart, int length)
    {
        names.Push(name, localStart);
        Depth = names.Count;
        closePending = IsEmptyElement;
        hasRoot = true;
        EndTag(length);
    }

    private XmlToken ReadEndTag()
    {
        if (Depth == 0)
        {
            return Fail("tag", "The document has an end tag where no element is open.", position);
        }

        var name = names.Top;
        var tag = Unread;
        if (tag.Length > name.Length + 2 && tag[name.Length + 2] == '>' && tag.Slice(2, name.Length).SequenceEqual(name))
        {
            EndTag(name.Length + 3);
            return CloseElement();
        }

        tag = TagWindow();
        int at = 2;
        int nameEnd = ScanName(tag, ref at, out _);
        if (nameEnd < 0)
        {
            return XmlToken.None;
        }

        SkipWhite(tag, ref at);
        if (at == tag.Length)
        {
            return WaitForTag();
        }

        if (tag[at] != '>')
        {
            return Fail("tag", "An end tag has more than a name.", position + at);
        }

        if (!tag[2..nameEnd].SequenceEqual(name))
        {
            return Fail("tag", $"The end tag </{AsText(tag[2..nameEnd])}> stands where </{AsText(name)}> is due.", position);
        }

        EndTag(at + 1);
        return CloseElement();
    }

    private XmlToken CloseElement()
    {
        Depth = names.Count;
        names.Pop();
        return XmlToken.EndElement;
    }

    /// <summary>The unread bytes, as far as one tag may reach.</summary>
    private ReadOnlySpan<byte> TagWindow() => Unread[..Math.Min(end - position, limits.MaxAttributeBytes)];

    /// <summary>
    /// Whether the tag that was incomplete last time got no &gt; since; then there is no use in reading it from its beginning.
    /// </summary>
    private bool IsStillOpen()
    {
        int length = end - position;
        if (scanned == 0 || isComplete || length >= limits.MaxAttributeBytes || Unread[scanned..].Contains((byte)'>'))
        {
            return false;
        }

        scanned = length;
        return true;
    }

    private XmlToken WaitForTag()
    {
        scanned = end - position;
        return scanned < limits.MaxAttributeBytes
            ? NeedMore()
            : Fail("limit", $"The document has a tag of more than {limits.MaxAttributeBytes} bytes.", position);
    }

    private void EndTag(int length)
    {
        position += length;
        scanned = 0;
        hasMarkup = true;
    }
}
