using WebConnectorSync.Domain.Reasons;

namespace WebConnectorSync.Domain.Rules;

/// <summary>What becomes of a record because of what it refers to: ignored dependents follow, with the chain of reasons.</summary>
public static class Dependence
{
    /// <summary>Why a record is ignored because of what it refers to; null when it is not.</summary>
    public static Finding? Find(IEnumerable<IgnoredReference> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        foreach (var reference in references)
        {
            if (Blocks(reference))
            {
                var own = Reason.Of(ReasonCode.RefersToIgnored, reference.Role, reference.Name ?? "without a name");
                return Finding.Of(own.Since(reference.Finding.Reason));
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
