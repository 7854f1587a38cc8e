using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Schema;

public sealed class TheLanguageTables
{
    private static readonly QbxmlLanguage Language = QbxmlLanguage.Default;

    [Fact]
    public void Know_customers_with_their_queries_adds_mods_and_answers()
    {
        var customer = Language.Object("Customer");

        Assert.Equal(ObjectKind.List, customer.Kind);
        Assert.True(customer.Query!.HasIterator);
        Assert.NotNull(customer.Add);
        Assert.NotNull(customer.Mod);
        Assert.Equal("Customer", customer.Ret!.Root.ChildElements["ParentRef"].Targets.Single());
        Assert.Equal(41, customer.Ret.Root.ChildElements["Name"].MaxLength);
    }

    [Fact]
    public void Refer_only_to_messages_that_exist()
    {
        var missing = Language.Objects.SelectMany(o => o.Messages)
            .SelectMany(m => m.Returns)
            .Where(r => Language.FindMessage(r) is null)
            .Distinct();

        Assert.Empty(missing);
    }

    [Fact]
    public void Name_personal_data()
    {
        Assert.Contains("SSN", Language.SecretElements);
        Assert.Contains("CreditCardNumber", Language.SecretElements);
        Assert.DoesNotContain("Name", Language.SecretElements);
    }
}
