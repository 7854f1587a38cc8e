using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Qbxml.References;

/// <summary>
/// Lists whose entries are other transactions: what a payment pays, what a deposit brings to the bank. Each may stand there once, however
/// it is named.
/// </summary>
public static class RepeatedTransactions
{
    /// <summary>The entries that name what an entry before them names.</summary>
    /// <param name="named">The references of a record, each with what it was found to mean.</param>
    public static IEnumerable<FieldProblem> Find(IEnumerable<(RecordReference Reference, string Meant)> named)
    {
        var first = new Dictionary<(string List, string? Line, string Meant), string>();
        foreach (var (reference, meant) in named)
        {
            if (reference.List is { } list && !first.TryAdd((list, reference.Line, meant), reference.Path))
            {
                yield return new FieldProblem(
                    reference.Path,
                    "duplicateReference",
                    $"{reference.Path} names the transaction that {first[(list, reference.Line, meant)]} names.",
                    "Name each transaction once, with the whole amount.");
            }
        }
    }
}
