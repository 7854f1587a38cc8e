using System.Xml.Linq;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WebConnectorSync.Server.Pages.Components;

namespace WebConnectorSync.Server.Tests.Pages;

public sealed class DrawingCharts
{
    private static readonly DateOnly First = new(2026, 11, 22);

    [Fact]
    public void Each_day_says_its_figure_and_days_alike_in_a_row_say_it_together()
    {
        var svg = Draw(new() { Heading = "Posts", Said = "9 & more", Values = [0, 0, 4, 5, 0], First = First });

        Assert.Equal(
            ["22 Nov to 23 Nov: 0", "24 Nov: 4", "25 Nov: 5", "26 Nov: 0"], svg.Descendants("title").Select(t => t.Value));
        Assert.Equal("Posts: 9 & more. Today 0, yesterday 5.", svg.Attribute("aria-label")!.Value);
        Assert.Equal(2, svg.Descendants("rect").Count(r => r.Attribute("class") is null));
    }

    [Fact]
    public void A_level_known_for_one_day_is_a_line_on_a_ground_with_a_dot()
    {
        var svg = Draw(new() { Heading = "Customers", Said = "12", Values = [0, 0, 12], First = First, IsLine = true });

        Assert.Equal("160,6 240,6", svg.Element("polyline")!.Attribute("points")!.Value);
        Assert.Equal("160,71 160,6 240,6 240,71", svg.Element("polygon")!.Attribute("points")!.Value);
        Assert.Equal("M240 6h0", svg.Elements("path").Single(p => p.Attribute("class")!.Value == "now").Attribute("d")!.Value);
    }

    private static XElement Draw(Chart chart)
    {
        var output = new TagHelperOutput("chart", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        chart.Process(new([], new Dictionary<object, object>(), "one"), output);
        return XElement.Parse($"<figure>{output.Content.GetContent()}</figure>").Element("svg")!;
    }
}
