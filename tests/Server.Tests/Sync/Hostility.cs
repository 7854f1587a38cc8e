using System.Xml.Linq;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>What a hostile QuickBooks makes of a returned object: odd values, elements twice, deep, huge, missing, out of place.</summary>
internal sealed class Hostility(int seed)
{
    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "true", "NaN", "1e400", "2147483648", "-99999999999999999999", "79228162514264337593543950335",
        "-79228162514264337593543950335", "99999999999999999999999999999999999999", "0.00000000000000000000000000000000001",
        "0001-01-01", "0001-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "1899-12-30T00:00:00", "9999-12-31T23:59:59-14:00", "9999-12-31",
        "2026-13-45T99:99:99", "PT999999999999H", "P99999999999D", "-PT1H", "PT", "P1Y2M", "{}", "[1,2", "null",
        "one\r\n2026-01-01 00:00:00.000 ERR two", "\u0085\u2028\u202E", "{0} {Name} {@It}", "<script>alert(1)</script>",
        "'; DROP TABLE Records; --", new('x', 70_000),
    ];

    private readonly Random random = new(seed);

    /// <summary>Does one of these to about every second object.</summary>
    public void Distort(XElement ret)
    {
        for (var turn = random.Next(4); turn > 0 && ret.HasElements; turn--)
        {
            var all = ret.Descendants().ToList();
            var one = all[random.Next(all.Count)];
            switch (random.Next(9))
            {
                case 0:
                    one.AddAfterSelf(new XElement(one), new XElement(one.Name, Value()));
                    break;
                case 1:
                    one.Remove();
                    break;
                case 2:
                    one.Add(Deep(one.Name, random.Next(2, 45)));
                    break;
                case 3:
                    one.ReplaceNodes(new XElement("FullName", Value()), new XElement("Amount", Value()));
                    break;
                case 4:
                    ret.Add(new XElement(one));
                    break;
                default:
                    one.Value = Value();
                    break;
            }
        }
    }

    private string Value() => Values[random.Next(Values.Length)];

    // Each element twice, so that each level is an array too.
    private XElement Deep(XName name, int levels)
    {
        var innermost = new XElement(name, Value());
        for (; levels > 0; levels--)
        {
            innermost = new XElement(name, new XElement(name, Value()), innermost);
        }

        return innermost;
    }
}
