using System.Text;
using WebConnectorSync.Qbxml.Reading;

namespace WebConnectorSync.Qbxml.Tests.Reading;

public sealed class HashingContent
{
    // Vectors of the reference implementation, seed 0.
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void Gives_what_the_specification_says(string text, ulong hash) =>
        Assert.Equal(hash, ContentHash.Of(Encoding.ASCII.GetBytes(text)));
}
