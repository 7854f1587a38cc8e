using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Domain.Tests.Records;

public sealed class NamesBelowAParent
{
    [Theory]
    [InlineData("Smith:Kitchen", "Smith", true)]
    [InlineData("Smith:Kitchen:Sink", "Smith:Kitchen", true)]
    [InlineData("Smith:Kitchen:Sink", "Smith", false)]
    [InlineData("Smithson:Kitchen", "Smith", false)]
    [InlineData("smith:Kitchen", "Smith", false)]
    [InlineData("Smith", "Smith", false)]
    [InlineData("Kitchen", "Smith", false)]
    public void Begin_with_the_name_of_the_parent_and_have_one_level_more(string name, string parent, bool isBelow) =>
        Assert.Equal(isBelow, FullNames.IsDirectlyBelow(name, parent));
}
