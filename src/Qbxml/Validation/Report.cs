using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Validation;

/// <summary>Collects what a check finds.</summary>
internal sealed class Report
{
    private readonly List<FieldProblem> problems = [];
    private readonly List<string> ignored = [];

    public void Add(string path, string code, string message, string advice) => problems.Add(new FieldProblem(path, code, message, advice));

    public void Ignore(string path) => ignored.Add(path);

    /// <summary>Says that something does not exist in that QuickBooks.</summary>
    public void Gate(string path, string name, Gate gate, Dialect dialect)
    {
        if ((gate.Countries & dialect.Country) == Countries.None)
        {
            Add(
                path,
                "notInCountry",
                $"{name} exists only in QuickBooks for {gate.Countries}; this one is for {dialect.Country}.",
                "Leave it out for this company.");
        }
        else
        {
            Add(
                path,
                "notInVersion",
                $"{name} exists from qbXML {gate.Since} on; this QuickBooks speaks {dialect.Version}.",
                "Leave it out, or use a newer QuickBooks.");
        }
    }

    public CheckResult ToResult() => new(problems, ignored);
}
