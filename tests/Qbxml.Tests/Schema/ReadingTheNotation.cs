using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Schema;

/// <summary>The notation of docs/qbx-notation.md, sign by sign.</summary>
public sealed class ReadingTheNotation
{
    [Theory]
    [InlineData("A:41", ValueKind.Text, 41)]
    [InlineData("A:text", ValueKind.Text, null)]
    [InlineData("A:bool", ValueKind.Bool, null)]
    [InlineData("A:int", ValueKind.Int, null)]
    [InlineData("A:id", ValueKind.Id, null)]
    [InlineData("A:date", ValueKind.Date, null)]
    [InlineData("A:datetime", ValueKind.DateTime, null)]
    [InlineData("A:amt", ValueKind.Amount, null)]
    [InlineData("A:price", ValueKind.Price, null)]
    [InlineData("A:qty", ValueKind.Quantity, null)]
    [InlineData("A:pct", ValueKind.Percent, null)]
    [InlineData("A:float", ValueKind.Float, null)]
    [InlineData("A:interval", ValueKind.Interval, null)]
    [InlineData("A:guid", ValueKind.Guid, null)]
    [InlineData("A:{X|Y}", ValueKind.Enum, null)]
    [InlineData("A:Unit", ValueKind.Enum, null)]
    public void An_element_has_a_kind_of_value(string text, ValueKind kind, int? length)
    {
        var element = Element(text);

        Assert.Equal(("A", kind, length), (element.Name, element.Value, element.MaxLength));
        Assert.False(element.IsAggregate);
        Assert.False(element.IsSecret);
        Assert.Empty(element.Children);
    }

    [Theory]
    [InlineData("A:int<1..12>", 1, 12)]
    [InlineData("A:int<1..>", 1, null)]
    [InlineData("A:int<..12>", null, 12)]
    public void A_number_has_limits(string text, int? min, int? max) => Assert.Equal((min, max), (Element(text).Min, Element(text).Max));

    [Theory]
    [InlineData("A:{X|Y!|Z}", "X Y Z", "Y")]
    [InlineData("A:{X}", "X", null)]
    [InlineData("A:Unit", "Mile Kilometer", "Mile")]
    public void Words_stand_in_their_order_with_the_one_that_is_assumed(string text, string words, string? assumed) =>
        Assert.Equal((words, assumed), (string.Join(' ', Element(text).Words), Element(text).DefaultWord));

    [Theory]
    [InlineData("A:text", Occurs.One, true, false)]
    [InlineData("A:text?", Occurs.Optional, false, false)]
    [InlineData("A:text*", Occurs.Many, false, true)]
    [InlineData("A:text+", Occurs.OneOrMore, true, true)]
    public void It_stands_so_often(string text, Occurs occurs, bool isRequired, bool isRepeated) =>
        Assert.Equal((occurs, isRequired, isRepeated), (Element(text).Occurs, Element(text).IsRequired, Element(text).IsRepeated));

    [Theory]
    [InlineData("A:text", "1.0", Countries.All)]
    [InlineData("A:text? @12.0", "12.0", Countries.All)]
    [InlineData("A:text? @2.1[US,CA]", "2.1", Countries.US | Countries.CA)]
    [InlineData("A:text? [UK]", "1.0", Countries.UK)]
    public void It_exists_since_a_version_in_some_editions(string text, string since, Countries countries) =>
        Assert.Equal((since, countries), (Element(text).Gate.Since.ToString(), Element(text).Gate.Countries));

    [Theory]
    [InlineData("ListID:id", "listID", null, false)]
    [InlineData("LineAdd:text* =lines", "lines", null, false)]
    [InlineData("DebitLine:text* =lines/debit", "lines", "debit", false)]
    [InlineData("SSN:15? !", "ssn", null, true)]
    [InlineData("SSN:15? @2.0[US] =number !", "number", null, true)]
    public void It_has_a_name_in_json_and_may_be_personal(string text, string name, string? type, bool isSecret) =>
        Assert.Equal((name, type, isSecret), (Element(text).JsonName, Element(text).JsonType, Element(text).IsSecret));

    [Theory]
    [InlineData("ItemRef->Item", "Item", null)]
    [InlineData("EntityRef->Customer/Vendor:209?", "Customer Vendor", 209)]
    public void A_reference_names_what_it_may_be_and_has_an_id_and_a_name(string text, string targets, int? length)
    {
        var element = Element(text);

        Assert.True(element.IsReference && element.IsAggregate);
        Assert.Equal((targets, length), (string.Join(' ', element.Targets), element.MaxLength));
        Assert.Equal(
            ["ListID Id  Optional", $"FullName Text {length} Optional"],
            element.Children.Cast<ElementNode>().Select(e => $"{e.Name} {e.Value} {e.MaxLength} {e.Occurs}"));
    }

    [Theory]
    [InlineData("A { B:text C { D:text } }", "A{B C{D}}")]
    [InlineData("A { }", "A{}")]
    [InlineData("A { &trip }", "A{From To}")]
    [InlineData("A { ( B:text | C:text D:text | ) }", "A{(B|C D|)One}")]
    [InlineData("A { ( B:text | C:text )? @3.0 }", "A{(B|C)Optional3.0}")]
    [InlineData("A { ( ( B:text | C:text )* | D:text )+ }", "A{((B|C)Many|D)OneOrMore}")]
    [InlineData("A { B:text # to the end }\n C:text }", "A{B C}")]
    public void What_is_inside_keeps_its_order_and_its_choices(string text, string shape) => Assert.Equal(shape, Shape(Element(text)));

    // Where a transaction's id is wanted a reference may stand; custom fields stand in DataExt; kinds of lines share a property.
    [Fact]
    public void An_aggregate_knows_its_elements_and_their_properties()
    {
        var element = Element(
            "X { A:text? B:id? TxnID:id? LinkToTxnID:id* DataExt* { V:text } ( C =lines { V:text } | D =lines { W:text } )* }");

        Assert.Equal(["A", "B", "C", "D", "DataExt", "LinkToTxnID", "TxnID"], element.ChildElements.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["a", "b", "customFields", "dataExt", "lines", "linkToTxnID", "linkToTxnRef", "txnID", "txnRef"],
            element.JsonNames.Order(StringComparer.Ordinal));
        Assert.Equal(["linkToTxnRef", "txnRef"], element.ChildElements.Values.Select(e => e.JsonRefName).OfType<string>().Order());
    }

    // Whole numbers, words and GUIDs have no empty form, and lists have elements of their own for it.
    [Theory]
    [InlineData("A:text?", true)]
    [InlineData("A:amt?", true)]
    [InlineData("A:bool?", true)]
    [InlineData("A:date?", true)]
    [InlineData("A->Any?", true)]
    [InlineData("A? { B:text }", true)]
    [InlineData("A:text", false)]
    [InlineData("A:text*", false)]
    [InlineData("A:text+", false)]
    [InlineData("A:int?", false)]
    [InlineData("A:{X|Y}?", false)]
    [InlineData("A:guid?", false)]
    public void It_can_be_emptied_where_an_empty_one_is_well_formed(string text, bool isClearable) =>
        Assert.Equal(isClearable, Element(text).IsClearable);

    [Fact]
    public void What_is_personal_is_personal_wherever_it_stands() => Assert.Equal(
        ["BankNumber", "SSN"],
        QbxmlLanguage.Read([("one", "object X ret XRet { A { B? { SSN:15! } } Name:text } request XQueryRq { BankNumber:7? ! }")])
            .SecretElements.Order(StringComparer.Ordinal));

    [Fact]
    public void What_stands_above_tells_the_messages_apart()
    {
        var language = QbxmlLanguage.Read(
        [
            ("shared", "part trip { From:date }"),
            ("one", """
                object Trip txn
                  request TripQueryRq iterator metaData @6.0[US] { &trip }
                  request TripAddRq defMacro { TripAdd { &trip } }
                  request TripModRq { TripMod { &trip } }
                  request TripDelRq -> None { TxnID:id }
                  request AllQueryRq -> TripRet/CarRet { }
                  ret TripRet { TxnID:id &trip }
                  response TripInfoRs { TxnID:id }
                object Car list
                  ret CarRet { ListID:id }
                object Place
                  ret PlaceRet { Name:text }
                """),
        ]);

        Assert.Equal(
            ["Trip Txn TxnID", "Car List ListID", "Place Other "], language.Objects.Select(o => $"{o.Name} {o.Kind} {o.IdElement}"));
        Assert.Equal(
            [
                "TripQueryRq Request True True False TripRet  False", "TripAddRq Request False False True TripRet TripAdd False",
                "TripModRq Request False False False TripRet TripMod True", "TripDelRq Request False False False   False",
                "AllQueryRq Request False False False TripRet/CarRet  False", "TripRet Returned False False False   False",
                "TripInfoRs Response False False False   False",
            ],
            language.Object("Trip").Messages.Select(
                m => $"{m} {m.Kind} {m.HasIterator} {m.HasMetaData} {m.HasDefMacro} {string.Join('/', m.Returns)} {m.Inner} {m.IsMod}"));
        Assert.Equal(new Gate(new(6, 0), Countries.US), language.Message("TripQueryRq").Root.Gate);
        Assert.Equal("Trip", language.Message("AllQueryRq").ObjectName);
        Assert.Equal(
            ("TripQueryRq", "TripAddRq", "TripModRq", "TripRet"),
            (language.Object("Trip").Query!.Name, language.Object("Trip").Add!.Name, language.Object("Trip").Mod!.Name,
                language.Object("Trip").Ret!.Name));
        Assert.Null(language.Object("Car").Query);
        Assert.Null(language.FindObject("Bus"));
        Assert.Null(language.FindMessage("BusRet"));
        Assert.Throws<KeyNotFoundException>(() => language.Object("Bus"));
        Assert.Throws<KeyNotFoundException>(() => language.Message("BusRet"));
    }

    [Theory]
    [InlineData("thing X { }", "trip.qbx line 1: expected 'part', 'words' or 'object' before it but found 'X'.")]
    [InlineData("\n# more\n\nobject X ret XRet {\n A:colour }", "trip.qbx line 5: expected a type before it, not 'colour' but found '}'.")]
    [InlineData("object X ret XRet { &none }", "trip.qbx line 1: expected a known part before it, not 'none' but found '}'.")]
    [InlineData("object X ret XRet { A:text? @x }", "trip.qbx line 1: expected a version before it but found '}'.")]
    [InlineData("object X ret XRet { A:text", "trip.qbx line 1: expected '}' but found ''.")]
    [InlineData("object X ret XRet { ( A:text }", "trip.qbx line 1: expected ')' but found '}'.")]
    [InlineData("object X ret XRet { ->Y }", "trip.qbx line 1: expected a word but found '->'.")]
    [InlineData("object X ret XRet { A:int<1.5> }", "trip.qbx line 1: expected a whole number before it, not '1.5' but found '>'.")]
    [InlineData("object", "trip.qbx line 1: expected a word but found ''.")]
    [InlineData("words W X", "trip.qbx line 1: expected '{' but found 'X'.")]
    public void What_breaks_it_is_refused_with_file_and_line(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => QbxmlLanguage.Read([("trip.qbx", text)])).Message);

    private static ElementNode Element(string text) => (ElementNode)QbxmlLanguage.Read(
    [
        ("shared", "words Unit { Mile! | Kilometer } part trip { From:date? To:date? }"),
        ("one", $"object X ret XRet {{ {text} }}"),
    ]).Message("XRet").Root.Children.Single();

    private static string Shape(SchemaNode node) => node switch
    {
        ElementNode { IsAggregate: true } element => $"{element.Name}{{{Shape(element.Children)}}}",
        ElementNode element => element.Name,
        ChoiceNode choice =>
            $"({string.Join('|', choice.Alternatives.Select(Shape))}){choice.Occurs}" +
            $"{(choice.Gate.Since > QbxmlVersion.Oldest ? choice.Gate.Since : "")}",
        _ => "?",
    };

    private static string Shape(IReadOnlyList<SchemaNode> nodes) => string.Join(' ', nodes.Select(Shape));
}
