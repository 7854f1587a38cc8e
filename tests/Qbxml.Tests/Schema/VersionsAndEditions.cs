using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Schema;

public sealed class VersionsAndEditions
{
    [Theory]
    [InlineData("13.0", 13, 0)]
    [InlineData(" 2.1 ", 2, 1)]
    [InlineData("CA3.0", 3, 0)]
    [InlineData("UK2.1", 2, 1)]
    [InlineData("16", 16, 0)]
    public void A_version_is_read_as_QuickBooks_writes_it(string text, int major, int minor)
    {
        Assert.True(QbxmlVersion.TryParse(text, out var version));
        Assert.Equal(new(major, minor), version);
        Assert.Equal($"{major}.{minor}", version.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("CA")]
    [InlineData("13.")]
    [InlineData(".5")]
    [InlineData("1.2.3")]
    [InlineData("-1.0")]
    [InlineData("1.-1")]
    [InlineData("newest")]
    public void What_is_no_version_is_not_taken_for_one(string text)
    {
        Assert.False(QbxmlVersion.TryParse(text, out var version));
        Assert.Equal(default, version);
    }

    [Theory]
    [InlineData("2.1", "13.0", -1)]
    [InlineData("13.0", "2.1", 1)]
    [InlineData("2.0", "2.1", -1)]
    [InlineData("2.1", "2.0", 1)]
    [InlineData("2.1", "2.1", 0)]
    public void Versions_are_in_order_as_numbers_not_as_texts(string one, string other, int order)
    {
        Assert.True(QbxmlVersion.TryParse(one, out var a));
        Assert.True(QbxmlVersion.TryParse(other, out var b));

        Assert.Equal(order, Math.Sign(a.CompareTo(b)));
        Assert.Equal([order < 0, order <= 0, order >= 0, order > 0], new[] { a < b, a <= b, a >= b, a > b });
    }

    [Theory]
    [InlineData("US", Countries.US)]
    [InlineData(" ca ", Countries.CA)]
    [InlineData("Canada", Countries.CA)]
    [InlineData("UK", Countries.UK)]
    [InlineData("GB", Countries.UK)]
    [InlineData("United Kingdom", Countries.UK)]
    [InlineData("Australia", Countries.US)]
    [InlineData("", Countries.US)]
    [InlineData(null, Countries.US)]
    public void An_edition_is_known_by_its_country_and_American_where_it_is_not_known(string? text, Countries country) =>
        Assert.Equal(country, Dialect.CountryFrom(text));

    [Theory]
    [InlineData("6.0", Countries.CA, true)]
    [InlineData("16.0", Countries.UK, true)]
    [InlineData("5.0", Countries.CA, false)]
    [InlineData("16.0", Countries.US, false)]
    public void A_part_exists_from_its_version_on_in_its_editions(string version, Countries country, bool isOpen)
    {
        Assert.True(QbxmlVersion.TryParse(version, out var spoken));
        Assert.Equal(isOpen, new Gate(new(6, 0), Countries.CA | Countries.UK).IsOpenFor(new(spoken, country)));
        Assert.True(Gate.Open.IsOpenFor(new(spoken, country)));
    }
}
