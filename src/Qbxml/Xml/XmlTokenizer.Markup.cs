namespace WebConnectorSync.Qbxml.Xml;

/// <content>What stands where, and everything that begins with &lt;! or &lt;?.</content>
public sealed partial class XmlTokenizer
{
    private const int MaxInstructionBytes = 8 * 1024;

    private XmlToken ReadOutsideRoot()
    {
        if (!hasBegun && !SkipByteOrderMark())
        {
            return XmlToken.NeedMoreData;
        }

        SkipWhite(buffer.AsSpan(0, end), ref position);
        if (position == end)
        {
            if (!isComplete)
            {
                return XmlToken.NeedMoreData;
            }

            return hasRoot ? XmlToken.EndOfDocument : Fail("empty", "The document has no root element.", end);
        }

        return buffer[position] == '<'
            ? ReadMarkup()
            : Fail("text", "The document has text outside its root element.", position);
    }

    private bool SkipByteOrderMark()
    {
        var mark = "\uFEFF"u8;
        if (!isComplete && Unread.Length < mark.Length && mark.StartsWith(Unread))
        {
            return false;
        }

        hasBegun = true;
        position += Unread.StartsWith(mark) ? mark.Length : 0;
        return true;
    }

    private XmlToken ReadContent()
    {
        if (position == end)
        {
            return NeedMore();
        }

        return buffer[position] == '<' ? ReadMarkup() : ReadText();
    }

    private XmlToken ReadMarkup()
    {
        if (end - position < 2)
        {
            return NeedMore();
        }

        return buffer[position + 1] switch
        {
            (byte)'/' => ReadEndTag(),
            (byte)'?' => ReadInstruction(),
            (byte)'!' => ReadDeclaration(),
            _ => ReadStartTag(),
        };
    }

    private XmlToken ReadDeclaration()
    {
        hasMarkup = true;
        if (IsBeginning("<!--"u8, out bool isWhole))
        {
            return isWhole ? Enter(Inside.Comment, 4) : NeedMore();
        }

        if (IsBeginning("<![CDATA["u8, out isWhole) && Depth > 0)
        {
            return isWhole ? Enter(Inside.CData, 9) : NeedMore();
        }

        if (IsBeginning("<!DOCTYPE"u8, out isWhole))
        {
            return isWhole ? Fail("dtd", "The document has a DTD, which is never accepted.", position) : NeedMore();
        }

        return Fail("markup", "The document has a <! that begins neither a comment nor a CDATA section inside the root.", position);
    }

    private bool IsBeginning(ReadOnlySpan<byte> markup, out bool isWhole)
    {
        var unread = Unread;
        isWhole = unread.StartsWith(markup);
        return isWhole || markup.StartsWith(unread);
    }

    private XmlToken Enter(Inside inside, int length)
    {
        this.inside = inside;
        position += length;
        return inside == Inside.CData ? ReadCData() : ReadComment();
    }

    private XmlToken ReadComment()
    {
        var unread = Unread;
        int dashes = unread.IndexOf("--"u8);
        if (dashes < 0 || dashes + 2 == unread.Length)
        {
            // A dash at the end may be the first of two.
            position = dashes >= 0 ? position + dashes : end - (unread.EndsWith("-"u8) ? 1 : 0);
            return NeedMore();
        }

        if (unread[dashes + 2] != '>')
        {
            return Fail("comment", "A comment has two dashes inside.", position + dashes);
        }

        position += dashes + 3;
        this.inside = Inside.Content;
        return XmlToken.Comment;
    }

    private XmlToken ReadInstruction()
    {
        var unread = Unread;
        int length = unread[..Math.Min(unread.Length, MaxInstructionBytes)].IndexOf("?>"u8);
        if (length < 2)
        {
            return unread.Length < MaxInstructionBytes && length < 0
                ? NeedMore()
                : Fail("instruction", "A processing instruction has no target, or no end within 8 KB.", position);
        }

        int at = 2;
        var window = unread[..(length + 1)];
        int nameEnd = ScanName(window, ref at, out int localStart);
        if (nameEnd < 0)
        {
            return XmlToken.None;
        }

        var name = window[2..nameEnd];
        bool isDeclaration = name.SequenceEqual("xml"u8);
        if (localStart > 0 || (at < length && !XmlBytes.White.Contains(window[at]))
            || (isDeclaration ? hasMarkup : AsText(name).Equals("xml", StringComparison.OrdinalIgnoreCase)))
        {
            return Fail("instruction", "A processing instruction has a target that is not acceptable there.", position);
        }

        SkipWhite(window[..length], ref at);
        names.SetCurrent(name, 0);
        CopyContent(position + at, position + length);
        EndTag(length + 2);
        return XmlToken.ProcessingInstruction;
    }

    private void CopyContent(int from, int limit)
    {
        // Even if each byte becomes three, an instruction fits.
        while (from < limit)
        {
            int run = XmlBytes.CopyPlain(buffer.AsSpan(from), limit - from, text.AsSpan(textLength), 0, 0, keepLines: true);
            from += run;
            textLength += run;
            if (from < limit)
            {
                from += OddCharacters(from, limit, isLast: true, text.AsSpan(textLength), out int written);
                textLength += written;
            }
        }
    }
}
