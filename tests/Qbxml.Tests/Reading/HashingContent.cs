using System.Text;
using WebConnectorSync.Qbxml.Reading;

namespace WebConnectorSync.Qbxml.Tests.Reading;

public sealed class HashingContent
{
    // By the specification with seed 0; each length takes another way through it.
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("abcd", 0xDE0327B0D25D92CC)]
    [InlineData("abcdefg", 0x1860940E2902822D)]
    [InlineData("abcdefgh", 0x3AD351775B4634B7)]
    [InlineData("abcdefghijkl", 0x4B09B7D3A233D4B3)]
    [InlineData("abcdefghijklmno", 0x2E1218A2B1375068)]
    [InlineData("0123456789abcdef0123456789abcde", 0x1FDFC63FEBACFDE7)]
    [InlineData("0123456789abcdef0123456789abcdef", 0x642A94958E71E6C5)]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", 0x1AF3AC4760FE2F85)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void Gives_what_the_specification_says(string text, ulong hash) =>
        Assert.Equal(hash, ContentHash.Of(Encoding.ASCII.GetBytes(text)));
}
