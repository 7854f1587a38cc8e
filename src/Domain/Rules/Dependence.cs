namespace WebConnectorSync.Domain.Rules;

/// <summary>What becomes of a record because of what it refers to: ignored dependents follow, with the chain of reasons.</summary>
public static class Dependence
{
    // A chain may have many links; what is stored has 1,000 characters.
    private const int MostCharacters = 600;

    /// <summary>Why a record is ignored because of what it refers to; null when it is not.</summary>
    public static Finding? Find(IEnumerable<IgnoredReference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        foreach (var reference in references)
        {
            if (Blocks(reference))
            {
                var clause = reference.Finding.Clause.Length <= MostCharacters ? reference.Finding.Clause : reference.Finding.Clause[..MostCharacters] + " ...";
                return new($"its {reference.Role} {reference.Name ?? "without a name"} is ignored: {clause}", Reach.Everything);
            }
        }

        return null;
    }

    /// <summary>Whether a record that is ignored so can mean anything for those that refer to it.</summary>
    public static bool Touches(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Reach != Reach.Nothing;
    }

    private static bool Blocks(IgnoredReference reference) => reference.Finding.Reach switch
    {
        Reach.Everything => true,
        Reach.NotBelow => !reference.IsAbove,
        Reach.ComesAlong or Reach.Nothing => false,
    };
}
