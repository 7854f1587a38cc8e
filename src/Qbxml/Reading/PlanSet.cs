using System.Collections.Concurrent;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>The reading plans of a language, each made when it is first needed and shared by all readers.</summary>
internal sealed class PlanSet
{
    private static readonly ConcurrentDictionary<QbxmlLanguage, PlanSet> Sets = new();

    private readonly NameTable<Lazy<ElementPlan>> plans;

    private PlanSet(QbxmlLanguage language)
    {
        var messages = language.Objects.SelectMany(o => o.Messages).Where(m => m.Kind != MessageKind.Request);
        plans = new NameTable<Lazy<ElementPlan>>(
            messages.ToDictionary(m => m.Name, m => new Lazy<ElementPlan>(() => ElementPlan.Of(m)), StringComparer.Ordinal));
        Secrets = new NameTable<string>(language.SecretElements.ToDictionary(n => n, n => n, StringComparer.Ordinal));
    }

    /// <summary>Names of elements whose values are never shown.</summary>
    public NameTable<string> Secrets { get; }

    /// <summary>The plans of a language.</summary>
    public static PlanSet Of(QbxmlLanguage language) => Sets.GetOrAdd(language, l => new PlanSet(l));

    /// <summary>The plan of a returned object or of a response with own content, or null.</summary>
    public ElementPlan? Find(ReadOnlySpan<byte> name) => plans.Find(name)?.Value;
}
