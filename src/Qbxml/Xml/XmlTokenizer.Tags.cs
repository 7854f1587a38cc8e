namespace WebConnectorSync.Qbxml.Xml;

/// <content>Start and end tags. A tag is read once it is there whole, so its size is limited.</content>
public sealed partial class XmlTokenizer
{
    private XmlToken ReadStartTag()
    {
        if (Depth == 0 && _hasRoot)
        {
            return Fail("root", "The document has a second root element.", _position);
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
            _attributes.Clear();
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
                return IsEmptyElement ? CheckDepth() : Fail("tag", "A slash in a tag is not followed by >.", _position + at - 2);
            }

            if (at == before)
            {
                return Fail("tag", "A name or attribute in a tag is not followed by white space.", _position + at);
            }

            var token = ScanAttribute(tag, ref at);
            if (token != XmlToken.StartElement)
            {
                return token;
            }
        }
    }

    private XmlToken CheckDepth() => _names.Count < _limits.MaxDepth
        ? XmlToken.StartElement
        : Fail("limit", $"The document has more than {_limits.MaxDepth} elements inside each other.", _position);

    private void OpenElement(ReadOnlySpan<byte> name, int localStart, int length)
    {
        _names.Push(name, localStart);
        Depth = _names.Count;
        _closePending = IsEmptyElement;
        _hasRoot = true;
        EndTag(length);
    }

    private XmlToken ReadEndTag()
    {
        if (Depth == 0)
        {
            return Fail("tag", "The document has an end tag where no element is open.", _position);
        }

        var name = _names.Top;
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
            return Fail("tag", "An end tag has more than a name.", _position + at);
        }

        if (!tag[2..nameEnd].SequenceEqual(name))
        {
            return Fail("tag", $"The end tag </{AsText(tag[2..nameEnd])}> stands where </{AsText(name)}> is due.", _position);
        }

        EndTag(at + 1);
        return CloseElement();
    }

    private XmlToken CloseElement()
    {
        Depth = _names.Count;
        _names.Pop();
        return XmlToken.EndElement;
    }

    /// <summary>The unread bytes, as far as one tag may reach.</summary>
    private ReadOnlySpan<byte> TagWindow() => Unread[..Math.Min(_end - _position, _limits.MaxAttributeBytes)];

    /// <summary>Whether the tag that was incomplete last time got no &gt; since; then there is no use in reading it from its beginning.</summary>
    private bool IsStillOpen()
    {
        int length = _end - _position;
        if (_scanned == 0 || _isComplete || length >= _limits.MaxAttributeBytes || Unread[_scanned..].Contains((byte)'>'))
        {
            return false;
        }

        _scanned = length;
        return true;
    }

    private XmlToken WaitForTag()
    {
        _scanned = _end - _position;
        return _scanned < _limits.MaxAttributeBytes
            ? NeedMore()
            : Fail("limit", $"The document has a tag of more than {_limits.MaxAttributeBytes} bytes.", _position);
    }

    private void EndTag(int length)
    {
        _position += length;
        _scanned = 0;
        _hasMarkup = true;
    }
}
