using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Sync.RuleChanges;

/// <summary>Counts what would happen, and keeps some examples of each.</summary>
internal sealed class PreviewTally
{
    private const int MostExamples = 5;

    private readonly Dictionary<(string Section, PreviewKind Kind), (int Count, List<PreviewExample> Examples)> counted = [];

    /// <summary>Notes one record.</summary>
    public void Add(string section, PreviewKind kind, Guid recordId, string? name, string reason)
    {
        var (count, examples) = counted.GetValueOrDefault((section, kind), (0, []));
        if (examples.Count < MostExamples)
        {
            examples.Add(new(recordId, name, reason));
        }

        counted[(section, kind)] = (count + 1, examples);
    }

    /// <summary>The whole.</summary>
    public RulesPreview ToPreview() => new(
        new(Total(PreviewKind.Create), Total(PreviewKind.Ignore), Total(PreviewKind.Hold), Total(PreviewKind.Post)),
        [
            .. SectionCatalogue.All
                .Where(s => counted.Keys.Any(k => k.Section == s.Name))
                .Select(
                    s => new SectionPreview(
                        s.Name,
                        s.Title,
                        Group(s, PreviewKind.Create),
                        Group(s, PreviewKind.Ignore),
                        Group(s, PreviewKind.Hold),
                        Group(s, PreviewKind.Post))),
        ]);

    private int Total(PreviewKind kind) => counted.Where(c => c.Key.Kind == kind).Sum(c => c.Value.Count);

    private PreviewGroup Group(SectionDef section, PreviewKind kind)
    {
        var (count, examples) = counted.GetValueOrDefault((section.Name, kind), (0, []));
        return new(count, examples);
    }
}

/// <summary>What may happen to a record.</summary>
internal enum PreviewKind
{
    Create,
    Ignore,
    Hold,
    Post,
}
